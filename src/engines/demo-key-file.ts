import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type KeyRing, newKeyRing, readKeyRing } from '../kernel/key-ring.ts'
import { newSigningKeys, readSigningKeys, type SigningKeys } from '../kernel/signing-keys.ts'

/** The demonstration's keys: made at its first start, for their owner alone to read. Throws when the file is not a key ring. */
export function demoKeyFile(path: string, day: string): KeyRing {
  return readKeyRing(madeOnce(path, () => newKeyRing(day)))
}

/** The same for what signs the anchors of the audit. Throws when the file holds something else. */
export function demoSigningKeys(path: string, day: string): SigningKeys {
  return readSigningKeys(madeOnce(path, () => newSigningKeys(day)))
}

function madeOnce(path: string, make: () => string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8')
  mkdirSync(dirname(path), { recursive: true })
  const whole = `${path}.${process.pid}`
  writeFileSync(whole, make(), { mode: 0o600 })
  try {
    // Processes that start at once agree on the file of the first, and none finds half of it.
    linkSync(whole, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(whole)
  }
  return readFileSync(path, 'utf8')
}
