import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Problem } from '../../kernel/errors.ts'
import { leanEnvironment, leanFlags } from '../lean-process.ts'
import { frame, frameKind, frameReader, type SpeakerAnswer, type SpeakerRequest } from './frames.ts'

/** Loading 24 MB of voice data took 0.1–0.4 s; ten seconds is a machine that will not manage. */
const startDeadlineMs = 10_000

/** Little-endian 16-bit samples, or what was recorded, as it comes. The bytes are the receiver's. */
export type OnSound = (bytes: Buffer) => void

/** MB for new objects. Measured with long texts: 85 MB private at 1, 110 at the 8 of other programs, in the same time. */
const newObjects = '--max-semi-space-size=1'

export interface SpeakerProcess {
  readonly sampleRate: number
  readonly alive: boolean
  readonly pid: number
  /** One request at a time. Rejects with `audio.unavailable` when the program dies or passes the deadline. */
  ask(request: Omit<SpeakerRequest, 'id'>, deadlineMs: number, onSound: OnSound): Promise<SpeakerAnswer>
  /** Resolves when the program has ended, for whatever reason. */
  readonly exited: Promise<void>
  kill(): Promise<void>
}

interface Pending {
  id: number
  onSound: OnSound
  resolve(answer: SpeakerAnswer): void
  reject(error: unknown): void
}

/** Starts the speaker program and waits until it can speak. It gets nothing of our environment: no secret can leak into it. */
export function startSpeaker(): Promise<SpeakerProcess> {
  const program = fileURLToPath(new URL('./speaker.ts', import.meta.url))
  const child = spawn(process.execPath, [...leanFlags, newObjects, program], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: leanEnvironment,
  })
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  let alive = true
  let pending: Pending | undefined
  let nextId = 1
  const fail = (cause?: unknown) => {
    alive = false
    const waiting = pending
    pending = undefined
    waiting?.reject(new Problem('audio.unavailable', { retryAfter: 1, cause }))
  }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), startDeadlineMs)
    void exited.then(() => {
      clearTimeout(timer)
      fail()
      reject(new Problem('audio.unavailable', { retryAfter: 1 }))
    })
    const receive = frameReader((kind, payload) => {
      if (kind === frameKind.ready) {
        clearTimeout(timer)
        const { sampleRate } = JSON.parse(payload.toString()) as { sampleRate: number }
        resolve({
          sampleRate,
          get alive() {
            return alive
          },
          pid: child.pid ?? 0,
          ask,
          exited,
          kill: () => stop(child, exited),
        })
      } else if (kind === frameKind.sound) pending?.onSound(Buffer.from(payload))
      else settle(kind, JSON.parse(payload.toString()) as SpeakerAnswer)
    })
    child.stdout.on('data', (chunk: Buffer) => {
      try {
        receive(chunk)
      } catch (cause) {
        fail(cause)
        child.kill('SIGKILL')
      }
    })
    child.stdin.on('error', fail)
  })

  function settle(kind: number, answer: SpeakerAnswer): void {
    if (pending?.id !== answer.id) return
    const waiting = pending
    pending = undefined
    if (kind === frameKind.done) waiting.resolve(answer)
    else waiting.reject(new Problem('audio.unavailable', { retryAfter: 1 }))
  }

  function ask(request: Omit<SpeakerRequest, 'id'>, deadlineMs: number, onSound: OnSound): Promise<SpeakerAnswer> {
    const id = nextId++
    return new Promise<SpeakerAnswer>((resolve, reject) => {
      if (!alive) return reject(new Problem('audio.unavailable', { retryAfter: 1 }))
      // It cannot be interrupted in its call, so one that is late is killed; the next piece gets a new one.
      const timer = setTimeout(() => {
        fail()
        child.kill('SIGKILL')
      }, deadlineMs)
      pending = {
        id,
        onSound,
        resolve: (answer) => {
          clearTimeout(timer)
          resolve(answer)
        },
        reject: (error) => {
          clearTimeout(timer)
          reject(error)
        },
      }
      child.stdin.write(frame(frameKind.request, JSON.stringify({ ...request, id })))
    })
  }
}

async function stop(child: ChildProcess, exited: Promise<void>): Promise<void> {
  child.kill('SIGKILL')
  await exited
}
