/** In the order in which they are told. Bytes: of photos sent; pixels: of photos to be read; characters: of texts to be spoken, as written. */
export const limitNames = ['callsPerMinute', 'callsPerDay', 'bytesPerDay', 'pixelsPerDay', 'charactersPerDay'] as const
export type LimitName = (typeof limitNames)[number]

/** How much a client may use; null: as much as it likes. Test keys have the same, counted by themselves. */
export type Limits = Record<LimitName, number | null>

/** What is not told stays as it is. */
export type LimitChanges = { [N in LimitName]?: number | null | undefined }

/** No larger one can be told exactly in JSON. */
export const largestLimit = Number.MAX_SAFE_INTEGER

/** What a client gets for which nothing else was said: one town's window on a busy day. */
export const usualLimits: LimitChanges = { callsPerMinute: 120, callsPerDay: 20_000 }

/** With the names that nothing was said of; later ones change those before. */
export function wholeLimits(...all: LimitChanges[]): Limits {
  const latest = (name: LimitName) => all.map((each) => each[name]).findLast((value) => value !== undefined) ?? null
  return Object.fromEntries(limitNames.map((name) => [name, latest(name)])) as Limits
}
