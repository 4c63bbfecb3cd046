import type { Clock } from '../kernel/clock.ts'
import type { Point } from '../ocr/raster.ts'
import type { AdviceCode } from '../ocr/types.ts'

/** What one camera was told last, and where its card was. */
export interface Recollection {
  quad: Point[]
  advice: AdviceCode
  at: number
}

/** Preview frames come two to ten a second; after this long a person has moved on. */
const rememberedMs = 2000
/** A hand moves less than this between two frames, as a part of the card's width. */
const nearShare = 0.3
/** Cameras that may share one key, and keys in all: what is remembered stays under a megabyte. */
const camerasPerCaller = 16
const mostCallers = 500

/**
 * Remembers for a moment what each camera was told, so that the next frame is judged against it. A camera is known by its
 * caller and by its card lying where it lay: several cameras of one key do not answer for each other. Holds places and
 * codes, nothing of the picture.
 */
export interface CameraMemory {
  /** The last advice to the camera of this caller whose card lay about here, or null. */
  recall(caller: string, quad: readonly Point[]): Promise<AdviceCode | null>
  keep(caller: string, quad: readonly Point[], advice: AdviceCode): Promise<void>
}

/** Where recollections are, each caller's for so long. May reject: then nothing was remembered. */
export interface Recollections {
  read(caller: string): Promise<Recollection[]>
  write(caller: string, recollections: Recollection[], forMs: number): Promise<void>
}

/** Frames of one camera may come to any process: `shared` is where all of them look. */
export function createCameraMemory(clock: Clock, shared: Recollections = ownRecollections()): CameraMemory {
  const fresh = async (caller: string) => {
    const now = clock.now().getTime()
    const known = await shared.read(caller).catch(() => [])
    return known.filter(({ at }) => now - at < rememberedMs)
  }
  const nearest = (known: Recollection[], quad: readonly Point[]) => {
    const near = known
      .map((each) => ({ each, off: distanceBetween(each.quad, quad) }))
      .filter(({ off }) => off < nearShare)
    return near.sort((one, other) => one.off - other.off)[0]?.each
  }

  return {
    recall: async (caller, quad) => nearest(await fresh(caller), quad)?.advice ?? null,
    async keep(caller, quad, advice) {
      const known = await fresh(caller)
      const same = nearest(known, quad)
      const others = known.filter((each) => each !== same).slice(1 - camerasPerCaller)
      const latest = { quad: [...quad], advice, at: clock.now().getTime() }
      await shared.write(caller, [...others, latest], rememberedMs).catch(() => undefined)
    },
  }
}

function ownRecollections(): Recollections {
  const callers = new Map<string, Recollection[]>()
  return {
    read: async (caller) => callers.get(caller) ?? [],
    async write(caller, recollections) {
      // Set anew, the caller stands last: the first of the map is the one that has been silent longest.
      callers.delete(caller)
      callers.set(caller, recollections)
      const [oldest] = callers.keys()
      if (callers.size > mostCallers && oldest !== undefined) callers.delete(oldest)
    },
  }
}

/** The farthest that a corner has moved, as a part of the card's width. */
function distanceBetween(one: readonly Point[], other: readonly Point[]): number {
  const [first, second] = one
  if (!first || !second) return Number.POSITIVE_INFINITY
  const wide = Math.hypot(second[0] - first[0], second[1] - first[1])
  return Math.max(...one.map(([x, y], i) => Math.hypot(x - (other[i]?.[0] ?? 0), y - (other[i]?.[1] ?? 0)))) / wide
}
