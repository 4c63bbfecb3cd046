import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Thrown when another living process works on the folder: two of them would destroy its database. */
export class FolderInUse extends Error {
  constructor(folder: string, pid: number) {
    super(`${folder} is used by the running process ${pid}; stop it, or set VAR_DIR to another folder`)
    this.name = 'FolderInUse'
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Claims `folder` for this process; what a killed process left is taken over. Returns the release. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'in-use-by.pid')
  const claim = () => writeFileSync(file, String(process.pid), { flag: 'wx' })
  try {
    claim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const pid = Number(readFileSync(file, 'utf8'))
    if (Number.isInteger(pid) && pid > 0 && isAlive(pid)) throw new FolderInUse(folder, pid)
    rmSync(file, { force: true })
    claim()
  }
  return () => rmSync(file, { force: true })
}
