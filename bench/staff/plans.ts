import { QueryTypes, type Sequelize } from 'sequelize'

/** Tables that grow with every case: no list may read one from end to end. */
const large = ['cases', 'case_events', 'case_clocks', 'promise_ends', 'consents', 'centre_days', 'centre_months']

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  Plans?: Plan[]
}
interface Asked {
  sql: string
  values: { bind?: unknown[]; replacements?: Record<string, unknown> }
}

/** Does some work and tells which large tables its queries read from end to end. */
export async function sequentialScans(sequelize: Sequelize, work: () => Promise<unknown>): Promise<string[]> {
  const asked = await recordQueries(sequelize, work)
  const found = new Set<string>()
  for (const { sql, values } of asked.filter(({ sql }) => /^\s*(SELECT|WITH)/i.test(sql))) {
    const [row] = await sequelize.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`EXPLAIN (FORMAT JSON) ${sql}`, {
      type: QueryTypes.SELECT,
      ...values,
    })
    for (const table of scansIn(row?.['QUERY PLAN'][0]?.Plan)) found.add(table)
  }
  return [...found].filter((table) => large.includes(table))
}

async function recordQueries(sequelize: Sequelize, work: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = []
  const query = sequelize.query
  sequelize.query = function (this: Sequelize, ...args: Parameters<Sequelize['query']>) {
    const [sql, options] = args
    if (typeof sql === 'string') asked.push({ sql, values: valuesOf(options) })
    return query.apply(this, args)
  } as Sequelize['query']
  try {
    await work()
  } finally {
    sequelize.query = query
  }
  return asked
}

function valuesOf(options: unknown): Asked['values'] {
  const { bind, replacements } = (options ?? {}) as Asked['values']
  if (bind !== undefined) return { bind }
  return replacements !== undefined && Object.keys(replacements).length > 0 ? { replacements } : {}
}

function scansIn(plan: Plan | undefined): string[] {
  if (plan === undefined) return []
  const own = plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? ''] : []
  return [...own, ...(plan.Plans ?? []).flatMap(scansIn)]
}
