import { LocalPromise } from '../../models/local-promise.ts'
import { type LocalClocks, withLocal } from '../catalogue/local-clocks.ts'
import type { Service, ServiceClocks } from '../catalogue/types.ts'

/** The promises of a service at a place, with the document that sets them where it is not the province's catalogue. */
export interface Promised {
  clocks: ServiceClocks
  basis: string | null
}

const countyDigits = 6
const prefectureDigits = 4

/** A county's own numbers before its prefecture's, those before the catalogue's. `division` is any code below or at them. */
export async function promisesAt(service: Service, division: string): Promise<Promised> {
  const places = [division.slice(0, countyDigits), division.slice(0, prefectureDigits)]
  const standing = await LocalPromise.findAll({
    where: { serviceId: service.id, division: places, endedAt: null },
  })
  const nearest = standing.toSorted((a, b) => b.division.length - a.division.length)[0]
  const local: LocalClocks | undefined = nearest?.clocks
  return { clocks: withLocal(service.clocks, local), basis: nearest?.basis ?? null }
}
