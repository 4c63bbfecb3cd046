import { newKeyRing, readKeyRing } from '../../src/kernel/key-ring.ts'
import { createSeals, type Seals } from '../../src/kernel/seal.ts'

/** Seals of a new ring, for tests that need some and no others. */
export function newSeals(): Seals {
  return createSeals(readKeyRing(newKeyRing('test')))
}
