import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { treeOf } from './process-tree.ts'

/** A clock tick of /proc/PID/stat in milliseconds; 100 a second on every Linux that one meets. */
const tickMs = 10

/** Begins to watch; the function that is returned says how much of all cores others than this bench have used since. */
export function watchOthers(): () => string {
  const before = { all: busyMs(), own: ownMs(), at: performance.now() }
  return () => {
    const passed = (performance.now() - before.at) * cpus().length
    const others = busyMs() - before.all - (ownMs() - before.own)
    return `others used ${Math.max(0, Math.round((100 * others) / passed))} % of the machine meanwhile`
  }
}

const busyMs = () => cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0)

/** This process and its children, those that have ended included. */
const ownMs = () => treeOf(process.pid).reduce((sum, pid) => sum + cpuMs(pid), 0)

function cpuMs(pid: number): number {
  try {
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) /)
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = rest.split(' ').slice(11, 15).map(Number)
    return (user + system + endedUser + endedSystem) * tickMs
  } catch {
    return 0
  }
}
