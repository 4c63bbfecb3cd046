import type { ProblemCode } from '../../kernel/errors.ts'
import type { CardJob } from '../../ocr/ports.ts'
import type { CardReading, Guidance } from '../../ocr/types.ts'

/** What goes to the card program. Pictures travel as bytes (structured clone), never as a file. */
export type ToProgram = CardJob

/** What comes back: once `ready` with the readers that run, then one answer per job. A problem is its code alone. */
export type FromProgram =
  | { kind: 'ready'; readers: string[] }
  | { kind: 'done'; result: CardReading | Guidance }
  | { kind: 'failed'; code: ProblemCode }
