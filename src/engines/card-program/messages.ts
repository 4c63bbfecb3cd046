import type { ProblemCode } from '../../kernel/errors.ts'
import type { CardReading, Guidance } from '../../ocr/types.ts'

/**
 * What comes back from the card program: once `ready` with the readers and witnesses that run, then one answer per job. A problem is
 * its code alone. What goes to it is a CardJob as it is: pictures travel as bytes, never as a file.
 */
export type FromProgram =
  | { kind: 'ready'; readers: string[] }
  | { kind: 'done'; result: CardReading | Guidance }
  | { kind: 'failed'; code: ProblemCode }
