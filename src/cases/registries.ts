import type { Seals } from '../kernel/seal.ts'

/** Registries of other departments that a case may be compared with; words under `centre:registry.<id>`. */
export const registries = [
  'minimum-living-allowance',
  'destitute-support',
  'low-income-margin',
  'poverty-monitoring',
  'disability',
  'medical-insurance',
] as const
export type Registry = (typeof registries)[number]

export const shareResults = ['matched', 'not-matched', 'no-list'] as const
export type ShareResult = (typeof shareResults)[number]

/**
 * A value as it can be found again and never read: the same value gives the same index, under a key that is not in the
 * database.
 */
export type BlindIndex = (value: string) => string

/** The index of the seals, for this purpose alone. */
export function registryIndex(seals: Seals): BlindIndex {
  return (value) => seals.blindIndex('registry', value)
}

/** Number and name together: who has only one of them finds nothing. */
export function personIndex(blindIndex: BlindIndex, { idNumber, name }: { idNumber: string; name: string }): string {
  return blindIndex(`registry\n${idNumber}\n${name}`)
}
