import { distanceKm, type Point } from '../divisions/position.ts'

/** How near one division is to another; the order in which people want to hear of what is offered. */
export const nearnesses = ['county', 'prefecture', 'province', 'elsewhere'] as const
export type Nearness = (typeof nearnesses)[number]

const digits = { county: 6, prefecture: 4, province: 2 } as const

export function nearnessOf(home: string, place: string): Nearness {
  const shared = (level: keyof typeof digits) =>
    home.length >= digits[level] && home.slice(0, digits[level]) === place.slice(0, digits[level])
  return (['county', 'prefecture', 'province'] as const).find(shared) ?? 'elsewhere'
}

/** Whether a home is told finely enough to say what is in its county. */
export function tellsCounty(home: string | undefined): boolean {
  return (home?.length ?? 0) >= digits.county
}

/** Kilometres, not rounded; null when either has no position. */
export function distanceOf(
  from: Point | undefined,
  place: { longitude: number | null; latitude: number | null },
): number | null {
  const { longitude, latitude } = place
  if (from === undefined || longitude === null || latitude === null) return null
  return distanceKm(from, { longitude, latitude })
}

/** As people tell a distance: to 100 m below 1 km and to 10 km, then whole kilometres. Never 0. */
export function roundedKm(km: number): number {
  return km < 10 ? Math.max(0.1, Math.round(km * 10) / 10) : Math.round(km)
}
