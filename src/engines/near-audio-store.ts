import type { AudioStore } from '../speech/audio-store.ts'

/** Each process's own shelf before the one that all share: what is here is not asked for there. */
export function nearAudioStore(near: AudioStore, shared: AudioStore): AudioStore {
  return {
    async get(key) {
      const here = await near.get(key)
      if (here) return here
      const there = await shared.get(key)
      // A full disk loses the next hit, not this one.
      if (there) await near.put(key, there).catch(() => undefined)
      return there
    },
    async put(key, value) {
      const kept = await Promise.allSettled([near.put(key, value), shared.put(key, value)])
      for (const each of kept) if (each.status === 'rejected') throw each.reason
    },
    async delete(key) {
      await Promise.all([near.delete(key), shared.delete(key)])
    },
  }
}
