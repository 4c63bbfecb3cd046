import { services } from './services.ts'

/** Papers of which photos are kept with a case. Not the ID card: its photo is read and kept nowhere, as the notices promise. */
export const keptPapers: readonly string[] = [...new Set(services.flatMap(({ materials }) => materials))].filter(
  (id) => id !== 'id-card',
)
