import { readdirSync, readFileSync } from 'node:fs'

/** Megabytes. `rss` counts what programs share once for each, `pss` once for all. */
export interface Resident {
  rss: number
  pss: number
  programs: number
}

/** What a process and all that it started hold in memory, by the kernel's own account. Linux only. */
export function residentOf(root: number): Resident {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(name))
  }
  const below = (pid: number): number[] => [
    pid,
    ...[...parents].flatMap(([child, parent]) => (parent === pid ? below(child) : [])),
  ]
  const tree = below(root).map(sizeOf)
  return {
    rss: tree.reduce((sum, { rss }) => sum + rss, 0),
    pss: tree.reduce((sum, { pss }) => sum + pss, 0),
    programs: tree.length,
  }
}

/** A process may be gone before it is looked at. */
function lines(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

const parentOf = (pid: string) => Number(/^PPid:\s+(\d+)/m.exec(lines(`/proc/${pid}/status`))?.[1] ?? 0)

function sizeOf(pid: number) {
  const rollup = lines(`/proc/${pid}/smaps_rollup`)
  const megabytes = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0) / 1024
  return { rss: megabytes('Rss'), pss: megabytes('Pss') }
}
