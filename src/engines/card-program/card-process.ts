import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Problem } from '../../kernel/errors.ts'
import type { CardJob, CardMachine, JobWatcher } from '../../ocr/ports.ts'
import type { CardReading, Guidance } from '../../ocr/types.ts'
import { leanEnvironment, leanFlags } from '../lean-process.ts'
import type { FromProgram, ToProgram } from './messages.ts'

const program = fileURLToPath(new URL('./card-program.ts', import.meta.url))
/** Loading the models takes 1–2 s on an idle core. */
const startDeadlineMs = 60_000

/**
 * Secrets of the service are no business of a program that opens strangers' files. ONNX Runtime would otherwise report to
 * its makers what it loads and how long it runs.
 */
export const cardEnvironment = { OMP_THREAD_LIMIT: '1', ORT_DISABLE_TELEMETRY: '1', ...leanEnvironment }

export interface CardProcessOptions {
  /** Where the PP-OCR model and its list of characters are, when not in their package. */
  ppocrFolder?: string
}

/** Starts the card program. Its output is dropped: engines print what they read. */
export function startCardProcess({ ppocrFolder }: CardProcessOptions = {}): CardMachine {
  const child = fork(program, ppocrFolder === undefined ? [] : [ppocrFolder], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: cardEnvironment,
    execArgv: leanFlags,
  })
  let pending: (PromiseWithResolvers<CardReading | Guidance> & Pick<JobWatcher, 'tell'>) | null = null
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
  const send = (message: ToProgram) =>
    child.send(message, (error) => {
      if (error) pending?.reject(new Problem('ocr.unavailable', { retryAfter: 5 }))
    })
  child.on('message', (message: FromProgram) => {
    if (message.kind === 'ready') {
      clearTimeout(startTimer)
      return started.resolve(message.readers)
    }
    if (message.kind === 'stage') return pending?.tell?.(message.stage)
    const waiting = pending
    pending = null
    if (message.kind === 'done') waiting?.resolve(message.result)
    else waiting?.reject(new Problem(message.code))
  })

  return {
    ready: () => started.promise,
    async run(job: CardJob, { tell, signal }: JobWatcher = {}) {
      const answer = Promise.withResolvers<CardReading | Guidance>()
      pending = { ...answer, ...(tell ? { tell } : {}) }
      send(job)
      // The message was serialised by send: the service's own copy of the photo can go.
      job.image.fill(0)
      const stop = () => send({ kind: 'stop' })
      signal?.addEventListener('abort', stop, { once: true })
      return answer.promise.finally(() => signal?.removeEventListener('abort', stop))
    },
    kill: () => void child.kill('SIGKILL'),
    gone: gone.promise,
  }
}
