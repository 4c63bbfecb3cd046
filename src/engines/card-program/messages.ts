import type { ProblemCode } from '../../kernel/errors.ts'
import type { CardJob } from '../../ocr/ports.ts'
import type { WorkStage } from '../../ocr/stages.ts'
import type { CardReading, Guidance } from '../../ocr/types.ts'

/** What goes to the card program. Pictures travel as bytes, never as a file. `stop`: nobody waits for the job that it has. */
export type ToProgram = CardJob | { kind: 'stop' }

/**
 * What comes back from it: once `ready` with the readers and witnesses that run, then for each job its stages as they begin
 * and one answer. A problem is its code alone.
 */
export type FromProgram =
  | { kind: 'ready'; readers: string[] }
  | { kind: 'stage'; stage: WorkStage }
  | { kind: 'done'; result: CardReading | Guidance }
  | { kind: 'failed'; code: ProblemCode }
