import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Megabytes. `rss` counts what programs share once for each, `pss` once for all. */
export interface Resident {
  rss: number
  pss: number
  programs: number
}

/** A process and all that it started. Linux only: elsewhere nothing. */
export function treeOf(root: number): number[] {
  if (!existsSync('/proc')) return []
  const parents = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [[Number(name), parentOf(name)]] : []))
  const below = (pid: number): number[] => [
    pid,
    ...parents.flatMap(([child, parent]) => (parent === pid ? below(child as number) : [])),
  ]
  return below(root)
}

/** What a process and all that it started hold in memory, by the kernel's own account. */
export function residentOf(root: number): Resident {
  const tree = treeOf(root).map(sizeOf)
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
