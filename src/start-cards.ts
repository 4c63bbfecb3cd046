import type { Config } from './config.ts'
import { startCardProcess } from './engines/card-program/card-process.ts'
import type { Clock } from './kernel/clock.ts'
import { type CardService, createCardService } from './ocr/card-service.ts'

/**
 * What reads cards, where people are answered. It loads in processes of its own for as long as all the rest takes: so it is
 * begun first, before the rest is even imported.
 */
export function startCards({ role, ocrWorkers }: Config, clock: Clock): CardService | undefined {
  if (role === 'worker') return undefined
  return createCardService({ start: startCardProcess, clock, machines: ocrWorkers })
}
