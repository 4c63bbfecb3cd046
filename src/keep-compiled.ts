import { lstatSync, mkdirSync } from 'node:fs'
import { enableCompileCache, getCompileCacheDir } from 'node:module'
import { join, resolve } from 'node:path'

/** Where a process keeps what it writes when nobody says where. */
export const usualVarDir = 'var'

/**
 * From here on what is imported comes as it was compiled by the start before, in a folder of VAR_DIR: half of the time that
 * loading takes is stripping types and compiling. Node holds what it finds there against the source and against its own
 * version, and compiles anew what does not fit. Without a folder of our own everything is compiled at each start.
 */
export function keepCompiled(varDir: string | undefined): void {
  // NODE_COMPILE_CACHE names another.
  if (getCompileCacheDir() !== undefined) return
  const folder = join(resolve(varDir || usualVarDir), 'compiled')
  if (isOurs(folder)) enableCompileCache(folder)
}

/** Code is not taken from where another account could have put it. */
function isOurs(folder: string): boolean {
  try {
    mkdirSync(resolve(folder, '..'), { recursive: true })
    mkdirSync(folder, { mode: 0o700, recursive: true })
    const { uid, mode } = lstatSync(folder)
    const others = 0o022
    return process.getuid === undefined || (uid === process.getuid() && (mode & others) === 0)
  } catch {
    return false
  }
}
