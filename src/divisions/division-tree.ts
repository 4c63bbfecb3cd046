import type { BundleRow, FormerRow } from './bundle-text.ts'
import { isUnspoken, type Level, levelOfCode, parentCode } from './division-names.ts'

export interface Division {
  /** Statistical code at its natural length: 2, 4, 6, 9 or 12 digits. */
  code: string
  name: string
  level: Level
  /** Toned syllables with spaces between: `chéng gòng qū`. */
  pinyin?: string
}

/** A place that is gone or renamed, and what stands there today. */
export interface FormerPlace extends FormerRow {
  /** Codes that stand today, through all changes since. */
  today: string[]
}

export interface DivisionBook {
  version: string
  former: FormerPlace[]
  get(code: string): Division | undefined
  /** Province first, itself last; empty when there is no such code. */
  path(code: string): readonly Division[]
  /** In code order; `children('')` are the provinces. */
  children(code: string): Division[]
  fullName(code: string): string
  /** The last two steps as one says them: 呈贡区的吴家营街道. */
  spokenPath(code: string): string
  /** Everything below (and not including) a code, in code order; '' is the whole country without its outer townships; outer villages are never among them. */
  below(code: string): Iterable<Division>
}

/** What a tree is made of. */
export interface DivisionData {
  version: string
  /** Rows in code order; `load('first')` at once, `load('outer')` when a township outside Yunnan is first asked for. */
  load(part: 'first' | 'outer', visit: (row: BundleRow) => void): void
  /** Villages of a county outside Yunnan, in code order; nothing when they are not at hand. */
  villagesOf?(county: string, visit: (row: BundleRow) => void): void
  /** The common reading of each character. */
  readings: ReadonlyMap<string, string>
  former: readonly FormerRow[]
}

const yunnan = '53'
/** Villages of so many counties outside Yunnan stay at hand, some 200 each. */
const countiesKept = 20

interface Entry extends Division {
  readings: string
  children: Entry[]
}

/** The tree over its data, wherever that comes from: the server reads files, a browser the offline bundle. */
export function createDivisionTree({
  version,
  load: rowsOf,
  villagesOf,
  readings,
  former,
}: DivisionData): DivisionBook {
  const entries = new Map<string, Entry>()
  /** By county, the one asked for last at the end. */
  const outerVillages = new Map<string, Entry[]>()
  const provinces: Entry[] = []
  /** Positions ask for the paths of the same counties all day. */
  const countyPaths = new Map<string, readonly Division[]>()
  let outerLoaded = false

  const load = (part: 'first' | 'outer') =>
    rowsOf(part, (row) => {
      const entry: Entry = { ...row, level: levelOfCode(row.code) as Level, children: [] }
      entries.set(row.code, entry)
      const parent = parentCode(row.code)
      if (parent === '') provinces.push(entry)
      else entries.get(parent)?.children.push(entry)
    })
  load('first')

  /** The townships of the other provinces (38,000) are read when first asked for. */
  const needOuter = (code: string) => {
    if (outerLoaded || code.length < 6 || code.startsWith(yunnan)) return
    outerLoaded = true
    load('outer')
  }

  const pinyinOf = ({ name, readings: exceptions }: Entry): string => {
    const own = new Map(exceptions.split(',').map((pair) => pair.split(':') as [string, string]))
    return [...name].map((character, i) => own.get(String(i)) ?? readings.get(character) ?? character).join(' ')
  }
  const present = (entry: Entry): Division => ({
    code: entry.code,
    name: entry.name,
    level: entry.level,
    // Only when asked: reading an address looks at hundreds of divisions and at no pinyin.
    get pinyin() {
      return pinyinOf(entry)
    },
  })
  const isOuter = (code: string, digits: number) => code.length === digits && !code.startsWith(yunnan)
  const outerVillagesOf = (county: string): Entry[] => {
    const villages = outerVillages.get(county) ?? []
    if (!outerVillages.delete(county)) {
      villagesOf?.(county, (row) => villages.push({ ...row, level: 'village', children: [] }))
    }
    outerVillages.set(county, villages)
    for (const oldest of outerVillages.keys()) if (outerVillages.size > countiesKept) outerVillages.delete(oldest)
    return villages
  }
  const find = (code: string): Entry | undefined => {
    needOuter(code)
    if (isOuter(code, 12)) return outerVillagesOf(code.slice(0, 6)).find((village) => village.code === code)
    return entries.get(code)
  }
  const childrenOf = (code: string): Entry[] => {
    const entry = find(code)
    if (entry === undefined || !isOuter(code, 9)) return entry?.children ?? []
    return outerVillagesOf(code.slice(0, 6)).filter((village) => village.code.startsWith(code))
  }
  const pathEntries = (code: string): Entry[] => {
    const path: Entry[] = []
    for (let entry = find(code); entry; entry = entries.get(parentCode(entry.code))) path.unshift(entry)
    return path
  }
  /** Without counting rows, and once only where a prefecture and its single county share a name (东莞市). */
  const spoken = (code: string) =>
    pathEntries(code).filter((entry, i, path) => !isUnspoken(entry.name) && path[i - 1]?.name !== entry.name)

  function* walk(children: Entry[]): Generator<Division> {
    for (const child of children) {
      yield present(child)
      yield* walk(child.children)
    }
  }

  const todayOf = (code: string): string[] => {
    const later = former.filter((row) => row.code === code && !row.successors.includes(code))
    if (later.length === 0) return entries.has(code) ? [code] : []
    return later.flatMap((row) => row.successors.flatMap(todayOf))
  }

  return {
    version,
    former: former.map((row) => ({ ...row, today: [...new Set(row.successors.flatMap(todayOf))].sort() })),
    get: (code) => {
      const entry = find(code)
      return entry && present(entry)
    },
    path: (code) => {
      if (levelOfCode(code) !== 'county') return pathEntries(code).map(present)
      let path = countyPaths.get(code)
      if (path === undefined) {
        path = pathEntries(code).map(present)
        if (path.length > 0) countyPaths.set(code, path)
      }
      return path
    },
    children: (code) => (code === '' ? provinces : childrenOf(code)).map(present),
    fullName: (code) =>
      spoken(code)
        .map(({ name }) => name)
        .join(''),
    spokenPath: (code) => {
      const [parent, self] = spoken(code).slice(-2)
      return self ? `${parent?.name}的${self.name}` : (parent?.name ?? '')
    },
    below: (code) => {
      needOuter(code)
      return walk(code === '' ? provinces : (find(code)?.children ?? []))
    },
  }
}
