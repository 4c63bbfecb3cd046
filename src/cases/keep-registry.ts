import type { Sequelize } from 'sequelize'
import { RegistryList } from '../../models/registry-list.ts'
import { record as audit } from '../audit/record.ts'
import { readCsv } from '../kernel/csv.ts'
import { idNumberFault, normaliseIdNumber } from '../kernel/id-number.ts'
import { newId } from '../kernel/ids.ts'
import type { CaseWorld } from './case-world.ts'
import { type BlindIndex, personIndex, type Registry } from './registries.ts'

type KeepingWorld = Pick<CaseWorld, 'clock' | 'transaction'> & { sequelize: Sequelize; blindIndex: BlindIndex }

/** A line that was not taken; never what stands in it. */
interface RegistryRefusal {
  line: number
  why: 'columns' | 'name' | 'field.id_number_length' | 'field.id_number_date' | 'field.id_number_checksum'
}

interface ReadRegistry {
  people: { idNumber: string; name: string }[]
  refusals: RegistryRefusal[]
}

const headings = new Set(['身份证号码', '身份证号', '公民身份号码', 'idNumber'])

/** The first column an ID number, the second the name; a heading may stand above. Throws CsvFault. */
export function readRegistry(text: string, today: string): ReadRegistry {
  const people = new Map<string, { idNumber: string; name: string }>()
  const refusals: RegistryRefusal[] = []
  for (const [index, { line, fields }] of readCsv(text).entries()) {
    const [first = '', second = ''] = fields
    if (index === 0 && headings.has(first.trim())) continue
    const idNumber = normaliseIdNumber(first)
    const name = second.trim()
    const why = fields.length < 2 ? 'columns' : name === '' ? 'name' : idNumberFault(idNumber, today)
    if (why === null) people.set(`${idNumber} ${name}`, { idNumber, name })
    else refusals.push({ line, why })
  }
  return { people: [...people.values()], refusals }
}

/** Rows of one statement. */
const atOnce = 5000

/**
 * Puts a whole list in the place of the one before, in one transaction. What is kept of a person is one index that cannot be
 * read back. `tell` hears how many are written.
 */
export async function keepRegistry(
  { clock, transaction, sequelize, blindIndex }: KeepingWorld,
  list: { registry: Registry; division: string; asOf: string; people: ReadRegistry['people'] },
  tell: (written: number) => void = () => undefined,
): Promise<void> {
  const { registry, division, asOf, people } = list
  const indexes = people.map((person) => personIndex(blindIndex, person))
  await transaction(async () => {
    // A list of millions goes with its rows, which takes longer than any query of the service may.
    await sequelize.query('SET LOCAL statement_timeout = 0')
    await RegistryList.destroy({ where: { registry, division } })
    const { id } = await RegistryList.create({
      id: newId(),
      registry,
      division,
      asOf,
      rowCount: people.length,
      importedAt: clock.now(),
    })
    audit(
      { clock },
      {
        actor: 'system',
        action: 'registry.import',
        subject: { kind: 'registry-list', id },
        division,
        details: { registry, asOf, people: people.length },
      },
    )
    for (let from = 0; from < indexes.length; from += atOnce) {
      await sequelize.query(
        'INSERT INTO registry_people (list_id, person_index) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING',
        { bind: [id, indexes.slice(from, from + atOnce)] },
      )
      tell(Math.min(from + atOnce, indexes.length))
    }
  })
}
