import type { Reading } from './reading.ts'

/** Readings at hand, in bytes: players ask for one in many ranges, and its cues come by another request. */
const shelfBytes = 32 * 1024 * 1024

/** The latest readings, each made once for all who ask at the same time. A failure is not kept. */
export function readingShelf() {
  const shelf = new Map<string, Promise<Reading>>()
  const sizes = new Map<string, number>()

  function makeRoom(): void {
    let total = 0
    for (const size of sizes.values()) total += size
    for (const [key, size] of sizes) {
      if (total <= shelfBytes) return
      shelf.delete(key)
      sizes.delete(key)
      total -= size
    }
  }

  return function take(key: string, make: () => Promise<Reading>): Promise<Reading> {
    const held = shelf.get(key)
    const reading = held ?? make()
    shelf.delete(key)
    shelf.set(key, reading)
    if (held) {
      const size = sizes.get(key)
      if (size !== undefined && sizes.delete(key)) sizes.set(key, size)
      return reading
    }
    reading.then(
      ({ audio }) => {
        sizes.set(key, audio.length)
        makeRoom()
      },
      () => shelf.delete(key),
    )
    return reading
  }
}
