import { Problem } from '../../kernel/errors.ts'
import { byteSamples } from '../../speech/byte-samples.ts'
import type { Mark, SynthesisOptions, Utterance, Voice, VoiceChunk, VoiceInfo } from '../../speech/voice.ts'
import { voiceFailure } from '../../speech/voice-failure.ts'
import { ssmlOf } from './ssml.ts'
import { synthesisThread } from './synthesis-thread.ts'
import type { HeardText, WorkerAnswer } from './worker-messages.ts'

export interface AzureSettings {
  /** http or https: a container on the premises or the cloud. A path is not used. */
  host: string
  key?: string | undefined
  /** Its name begins with its language: zh-CN-XiaoxiaoNeural. */
  voice: string
  /** Whether the host is somebody else's machine. */
  leavesHome: boolean
  lanes?: number
  silenceMs?: number
  turnsPerLane?: number
  idleMs?: number
  longestQueue?: number
}

const provider = 'azure'
const sampleRate = 24_000
const ticksPerSecond = 10_000_000
/** One is heard while the next two are made; more connections of one process are counted as abuse by small plans. */
const defaultLanes = 3
/** The service's own promise is well below a second; a village's uplink adds another. */
const defaultSilenceMs = 4_000
/** Turns until a connection is replaced: the service closes old ones in its own time, in the middle of a turn. */
const defaultTurnsPerLane = 100
/** Routers on the way forget idle connections without a word: a new handshake is a fraction of the silence that follows. */
const defaultIdleMs = 60_000
/** Eight turns for each lane: what would wait past the deadline of a piece goes to the next voice at once. */
const defaultLongestQueue = 24
/** As for any voice: what lasts longer is not our piece. */
const longestBytes = 120 * sampleRate * 2
const sayable = /[\p{L}\p{N}]/u
/** Azure's default voice for Mandarin; of the others the name does not tell. */
const femaleVoice = /Xiaoxiao/

/** Azure's speech service by its own SDK, in a thread of its own that connects at once. */
export function azureVoice(settings: AzureSettings): Voice {
  const { host, key, voice, longestQueue = defaultLongestQueue } = settings
  const info: VoiceInfo = {
    id: voice,
    provider,
    language: voice.startsWith('en-') ? 'en' : 'zh-CN',
    gender: femaleVoice.test(voice) ? 'female' : 'neutral',
    sampleRate,
    marks: 'word',
  }
  const thread = synthesisThread({
    host,
    key,
    voice,
    lanes: settings.lanes ?? defaultLanes,
    silenceMs: settings.silenceMs ?? defaultSilenceMs,
    turnsPerLane: settings.turnsPerLane ?? defaultTurnsPerLane,
    idleMs: settings.idleMs ?? defaultIdleMs,
  })

  async function* synthesise(utterance: Utterance, options: SynthesisOptions = {}): AsyncGenerator<VoiceChunk> {
    options.signal?.throwIfAborted()
    if (!sayable.test(utterance.spoken)) return
    if (thread.pending() >= longestQueue && !options.patient) throw new Problem('audio.busy', { retryAfter: 2 })
    const toSamples = byteSamples()
    const heard: HeardText[] = []
    let count = 0
    for await (const { audio, heard: text } of told(ssmlOf(utterance, voice), options.signal)) {
      if (text) heard.push(text)
      if (!audio) continue
      count += audio.length
      if (count > longestBytes) throw voiceFailure(provider, 'too_large')
      yield { samples: toSamples(audio), marks: [] }
    }
    yield { samples: new Int16Array(0), marks: marksOf(utterance.spoken, heard) }
  }

  /** The thread's answers to one request, until it is done. Leaving the loop tells the thread to drop it. */
  async function* told(ssml: string, signal: AbortSignal | undefined): AsyncGenerator<WorkerAnswer> {
    const ready: WorkerAnswer[] = []
    let wake = () => {}
    const drop = thread.ask(ssml, (answer) => {
      ready.push(answer)
      wake()
    })
    const leave = () => wake()
    signal?.addEventListener('abort', leave, { once: true })
    try {
      for (;;) {
        signal?.throwIfAborted()
        const answer = ready.shift()
        if (answer?.failed) throw voiceFailure(provider, answer.failed)
        if (answer?.done) return
        if (answer) yield answer
        else
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
    } finally {
      signal?.removeEventListener('abort', leave)
      drop()
    }
  }

  return { info, leavesHome: settings.leavesHome, synthesise, status: () => 'ready', close: thread.close }
}

/** Words where they stand in the spoken text, one after another; sentences when the service told no words. */
export function marksOf(spoken: string, heard: readonly HeardText[]): Mark[] {
  const words = heard.filter(({ whole }) => !whole)
  const marks: Mark[] = []
  let cursor = 0
  for (const { text, ticks } of words.length > 0 ? words : heard) {
    const from = text === '' ? -1 : spoken.indexOf(text, cursor)
    if (from < 0) continue
    cursor = from + text.length
    marks.push({ from, to: cursor, at: Math.round((ticks * sampleRate) / ticksPerSecond) })
  }
  return marks
}
