import type { Reading } from './reading.ts'

/** Readings at hand, in bytes: players ask for one in many ranges, and its cues come by another request. */
const shelfBytes = 32 * 1024 * 1024
/** A reading by a substitute stays until its cues were asked for, so that they fit it, and then the voice gets its turn. */
const substituteMs = 60_000

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

  return function take(
    key: string,
    make: () => Promise<Reading>,
    isLasting: (reading: Reading) => boolean,
  ): Promise<Reading> {
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
      (made) => {
        sizes.set(key, made.audio.length)
        makeRoom()
        if (!isLasting(made)) setTimeout(forget, substituteMs).unref()
      },
      () => shelf.delete(key),
    )
    return reading

    function forget(): void {
      if (shelf.get(key) !== reading) return
      shelf.delete(key)
      sizes.delete(key)
    }
  }
}
