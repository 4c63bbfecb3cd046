import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Problem } from '../../kernel/errors.ts'
import type { CardJob, CardMachine } from '../../ocr/ports.ts'
import type { CardReading, Guidance } from '../../ocr/types.ts'
import { leanEnvironment, leanFlags } from '../lean-process.ts'
import type { FromProgram } from './messages.ts'

const program = fileURLToPath(new URL('./card-program.ts', import.meta.url))
/** Loading the models takes 1–2 s on an idle core. */
const startDeadlineMs = 60_000

export interface CardProcessOptions {
  /** Where the PP-OCR model and its list of characters are, when not in their package. */
  ppocrFolder?: string
}

/** Starts the card program. Its output is dropped: engines print what they read. */
export function startCardProcess({ ppocrFolder }: CardProcessOptions = {}): CardMachine {
  const child = fork(program, ppocrFolder === undefined ? [] : [ppocrFolder], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Secrets of the service are no business of a program that opens strangers' files.
    env: { OMP_THREAD_LIMIT: '1', ...leanEnvironment },
    execArgv: leanFlags,
  })
  let pending: { resolve(result: CardReading | Guidance): void; reject(problem: Problem): void } | null = null
  const started = Promise.withResolvers<string[]>()
  const gone = Promise.withResolvers<void>()
  const startTimer = setTimeout(() => started.reject(new Problem('ocr.unavailable')), startDeadlineMs)
  started.promise.catch(() => undefined)

  const end = () => {
    clearTimeout(startTimer)
    started.reject(new Problem('ocr.unavailable'))
    pending?.reject(new Problem('ocr.unavailable', { retryAfter: 5 }))
    pending = null
    gone.resolve()
  }
  child.once('exit', end)
  child.once('error', end)
  child.on('message', (message: FromProgram) => {
    if (message.kind === 'ready') {
      clearTimeout(startTimer)
      return started.resolve(message.readers)
    }
    const waiting = pending
    pending = null
    if (message.kind === 'done') waiting?.resolve(message.result)
    else waiting?.reject(new Problem(message.code))
  })

  return {
    ready: () => started.promise,
    run: (job: CardJob) =>
      new Promise((resolve, reject) => {
        pending = { resolve, reject }
        child.send(job, (error) => {
          if (error) reject(new Problem('ocr.unavailable', { retryAfter: 5 }))
        })
        // The message was serialised by send: the service's own copy of the photo can go.
        job.image.fill(0)
      }),
    kill: () => void child.kill('SIGKILL'),
    gone: gone.promise,
  }
}
