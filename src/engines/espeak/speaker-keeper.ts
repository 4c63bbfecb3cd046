import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '../../kernel/errors.ts'
import type { VoiceStatus } from '../../speech/voice.ts'
import { type SpeakerProcess, startSpeaker } from './speaker-process.ts'

/** A program that lived shorter than this is started again only after the same time, so that a crash loop does not spin. */
const shortestLifeMs = 500
/** A program that cannot even start is tried again after this; callers are refused meanwhile. */
const startAgainMs = 5_000
/** Seconds told to a caller who is refused. */
const retryAfter = 2

export interface SpeakerKeeper {
  /** The living program, awaited while it starts. Throws `audio.unavailable` when it cannot start or was closed. */
  current(): Promise<SpeakerProcess>
  status(): VoiceStatus
  pid(): number | undefined
  close(): Promise<void>
}

/** Keeps one speaker program alive from now until close: the first listener finds it warm, and so does the one after a crash. */
export function keepSpeaker(): SpeakerKeeper {
  let starting: Promise<SpeakerProcess> | undefined
  let running: SpeakerProcess | undefined
  let again: NodeJS.Timeout | undefined
  let closed = false

  function start(delayMs: number): void {
    const attempt = (delayMs > 0 ? pause(delayMs) : Promise.resolve()).then(() => {
      if (closed) throw refusal()
      return startSpeaker()
    })
    starting = attempt
    attempt.then(watch, () => {
      starting = undefined
      if (!closed) again = setTimeout(() => start(0), startAgainMs).unref()
    })
  }

  function watch(started: SpeakerProcess): void {
    const since = Date.now()
    starting = undefined
    running = started
    if (closed) void started.kill()
    void started.exited.then(() => {
      running = undefined
      if (!closed) start(Date.now() - since < shortestLifeMs ? shortestLifeMs : 0)
    })
  }

  async function current(): Promise<SpeakerProcess> {
    if (closed) throw refusal()
    if (running?.alive) return running
    if (running) {
      await running.exited
      return current()
    }
    if (starting) return starting
    throw refusal()
  }

  start(0)
  return {
    current,
    status() {
      if (closed) return 'unavailable'
      if (running?.alive) return 'ready'
      return running || starting ? 'starting' : 'unavailable'
    },
    pid: () => (running?.alive ? running.pid : undefined),
    async close() {
      closed = true
      clearTimeout(again)
      await starting?.catch(() => undefined)
      await running?.kill()
    },
  }
}

function refusal(): Problem {
  return new Problem('audio.unavailable', { retryAfter })
}
