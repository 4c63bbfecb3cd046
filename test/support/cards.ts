import { startCardProcess } from '../../src/engines/card-program/card-process.ts'
import { runningClock } from '../../src/kernel/clock.ts'
import { type CardService, createCardService } from '../../src/ocr/card-service.ts'
import { makeSpecimen, type Specimen } from '../../tools/specimens/specimen.ts'

/** The day on which the cards of the tests are read. */
export const clock = runningClock(new Date('2026-11-23T08:00:00+08:00'))

let running: CardService | undefined
let front: Promise<Specimen> | undefined

/** A card service with the real engines, once for the whole run: loading them takes longer than reading a card. */
export function cards(): CardService {
  running ??= createCardService({ start: startCardProcess, clock })
  return running
}

/** A front that is easy to read. Its `jpeg` is to be copied before it is handed in, which wipes it. */
export function goodFront(): Promise<Specimen> {
  front ??= makeSpecimen({ seed: 41, level: 'light' })
  return front
}

export async function closeCards(): Promise<void> {
  await running?.close()
  running = undefined
}
