import type { ServiceClocks } from './types.ts'

/** Times that a place sets for itself; what it does not name stays as in the catalogue. */
export interface LocalClocks {
  acceptWorkingDays?: number | undefined
  platformDays?: number | undefined
  statutoryWorkingDays?: number | undefined
}

/** The platform's own promises are the province's: a place may be quicker, never slower. The law's period is the place's. */
export const mostLocal = { acceptWorkingDays: 2, platformDays: 10, statutoryWorkingDays: 120 } as const

/** The promises of a service where a place has set its own. An emergency is taken in by the hour everywhere. */
export function withLocal(clocks: ServiceClocks, local: LocalClocks | undefined): ServiceClocks {
  if (local === undefined) return clocks
  const { acceptWorkingDays, platformDays = clocks.platformDays, statutoryWorkingDays } = local
  return {
    accept: {
      normal: acceptWorkingDays === undefined ? clocks.accept.normal : { workingDays: acceptWorkingDays },
      high: clocks.accept.high,
      urgent: clocks.accept.urgent,
    },
    platformDays,
    statutoryWorkingDays: statutoryWorkingDays ?? clocks.statutoryWorkingDays,
  }
}
