/**
 * The thread that the SDK runs in. Of its own because the SDK leaves promises rejected and turns unsettled, and because
 * with a global WebSocket it could give the key in the address only: here there is none, and the key is a header.
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { Lane } from './lane.ts'
import type { WorkerAnswer, WorkerRequest, WorkerSettings } from './worker-messages.ts'

Reflect.deleteProperty(globalThis, 'WebSocket')
// A lost connection rejects promises inside the SDK that nobody holds; each turn is told by its own watchdog.
process.on('unhandledRejection', () => undefined)
const { openLane } = await import('./lane.ts')

const settings = workerData as WorkerSettings
const waiting: { id: number; ssml: string }[] = []
const dropped = new Map<number, () => void>()
const answer = (message: WorkerAnswer) => parentPort?.postMessage(message)

interface Slot {
  lane: Lane
  turns: number
  usedAt: number
  speaking: boolean
}
const slots: Slot[] = Array.from({ length: settings.lanes }, () => fresh())

function fresh(): Slot {
  return { lane: openLane(settings), turns: 0, usedAt: Date.now(), speaking: false }
}

function replaced(slot: Slot): Slot {
  const next = fresh()
  slots[slots.indexOf(slot)] = next
  slot.lane.destroy()
  return next
}

function startTurns(): void {
  for (const slot of slots) {
    if (slot.speaking) continue
    const next = waiting.shift()
    if (!next) return
    const stale = Date.now() - slot.usedAt > settings.idleMs
    void turn(stale ? replaced(slot) : slot, next.id, next.ssml).then(startTurns)
  }
}

async function turn(slot: Slot, id: number, ssml: string): Promise<void> {
  slot.speaking = true
  let wanted = true
  dropped.set(id, () => {
    wanted = false
    slot.lane.destroy()
  })
  const failed = await slot.lane.speak(ssml, {
    audio: (audio) => answer({ id, audio }),
    heard: (heard) => answer({ id, heard }),
  })
  dropped.delete(id)
  if (wanted) answer(failed === undefined ? { id, done: true } : { id, failed })
  slot.turns++
  slot.usedAt = Date.now()
  slot.speaking = false
  if (!wanted || failed !== undefined || slot.turns >= settings.turnsPerLane) replaced(slot)
}

parentPort?.on('message', ({ id, ssml }: WorkerRequest) => {
  if (ssml === undefined) {
    const place = waiting.findIndex((request) => request.id === id)
    if (place >= 0) waiting.splice(place, 1)
    dropped.get(id)?.()
    return
  }
  waiting.push({ id, ssml })
  startTurns()
})
