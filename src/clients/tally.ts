import type { ClientActor } from '../policies/actor.ts'
import type { Amounts } from './spend-quota.ts'

type Write = (actor: ClientActor, amounts: Amounts) => Promise<void>

/**
 * Adds up what a client uses while the row of before is being written: one write at a time for each key, however many
 * call. What could not be written is written with the next call.
 */
export function tally(write: Write): (actor: ClientActor, amounts: Amounts) => void {
  const waiting = new Map<string, { actor: ClientActor; amounts: Required<Amounts> }>()
  const writing = new Set<string>()

  const add = (key: string, actor: ClientActor, more: Amounts) => {
    const { calls = 0, bytes = 0, pixels = 0, characters = 0 } = waiting.get(key)?.amounts ?? {}
    const amounts = {
      calls: calls + (more.calls ?? 0),
      bytes: bytes + (more.bytes ?? 0),
      pixels: pixels + (more.pixels ?? 0),
      characters: characters + (more.characters ?? 0),
    }
    waiting.set(key, { actor, amounts })
  }

  const flush = async (key: string) => {
    writing.add(key)
    for (let next = waiting.get(key); next !== undefined; next = waiting.get(key)) {
      waiting.delete(key)
      try {
        await write(next.actor, next.amounts)
      } catch {
        add(key, next.actor, next.amounts)
        break
      }
    }
    writing.delete(key)
  }

  return (actor, amounts) => {
    const key = `${actor.clientId} ${actor.isTest === true}`
    add(key, actor, amounts)
    if (!writing.has(key)) void flush(key)
  }
}
