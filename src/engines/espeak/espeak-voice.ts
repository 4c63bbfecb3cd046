import { Problem } from '../../kernel/errors.ts'
import { byteSamples } from '../../speech/byte-samples.ts'
import { fairPool } from '../../speech/fair-pool.ts'
import type { RecordingOrder } from '../../speech/recording.ts'
import type {
  Recorded,
  SynthesisOptions,
  Utterance,
  Voice,
  VoiceChunk,
  VoiceInfo,
  VoiceStatus,
} from '../../speech/voice.ts'
import { englishText } from './english-text.ts'
import type { SpeakerRequest } from './frames.ts'
import { type EspeakText, marksOf, pinyinText } from './pinyin-text.ts'
import { keepSpeaker } from './speaker-keeper.ts'
import type { OnSound } from './speaker-process.ts'

export interface EspeakOptions {
  /** Programs that speak and encode at the same time, each one core and 85 MB. Default 1. */
  workers?: number
  /** Pieces that may wait; beyond, callers are told to come back. 200 pieces of 60 characters are about 4 s of work. */
  longestQueue?: number
  /** For one piece. The slowest measured took 0.2 s. */
  deadlineMs?: number
}

/** Words per minute at speed 1: calm, about 210 syllables a minute, for people who hear it once. */
const calmRate = 160
/** espeak's own limits: slower or faster requests are spoken at these. */
const slowest = 80
const fastest = 450
const sampleRate = 22_050
const sayable = /[A-Za-z0-9]/

interface Language {
  info: VoiceInfo
  voice: string
  text(utterance: Utterance): EspeakText
}

const common = { provider: 'espeak', gender: 'male', sampleRate, marks: 'word' } as const
const languages: Language[] = [
  { info: { ...common, id: 'espeak-cmn', language: 'zh-CN' }, voice: 'cmn-latn-pinyin', text: pinyinText },
  { info: { ...common, id: 'espeak-en', language: 'en' }, voice: 'en-us', text: ({ spoken }) => englishText(spoken) },
]

export interface EspeakVoices {
  voices: Voice[]
  /** What espeak understood of an utterance: its phonemes. For checks. */
  phonemes(voiceId: string, utterance: Utterance): Promise<string>
  /** The process ids of the speaker programs that live. */
  pids(): number[]
  close(): Promise<void>
}

/** The embedded voices: Mandarin and English over the same speaker programs, started at once. */
export function espeakVoices({
  workers = 1,
  longestQueue = 200,
  deadlineMs = 10_000,
}: EspeakOptions = {}): EspeakVoices {
  const speakers = Array.from({ length: workers }, keepSpeaker)
  const pool = fairPool(speakers, longestQueue)

  const ask = (request: Omit<SpeakerRequest, 'id'>, options: SynthesisOptions, onSound: OnSound) =>
    pool.run(options, async (speaker) => (await speaker.current()).ask(request, deadlineMs, onSound))

  async function* synthesise(
    language: Language,
    utterance: Utterance,
    options: SynthesisOptions = {},
  ): AsyncGenerator<VoiceChunk> {
    const { text, words } = language.text(utterance)
    if (!sayable.test(text)) return
    const toSamples = byteSamples()
    const ready: Int16Array[] = []
    let wake = () => {}
    let finished = false
    const answer = ask({ voice: language.voice, text, rate: rateOf(utterance.speed) }, options, (bytes) => {
      ready.push(toSamples(bytes))
      wake()
    }).finally(() => {
      finished = true
      wake()
    })
    answer.catch(() => undefined)
    options.signal?.addEventListener('abort', () => wake(), { once: true })
    while (!finished || ready.length > 0) {
      options.signal?.throwIfAborted()
      const samples = ready.shift()
      if (samples) yield { samples, marks: [] }
      else
        await new Promise<void>((resolve) => {
          wake = resolve
          if (finished || ready.length > 0) resolve()
        })
    }
    yield { samples: new Int16Array(0), marks: marksOf(words, (await answer).words, sampleRate) }
  }

  async function record(
    language: Language,
    utterance: Utterance,
    order: RecordingOrder,
    options: SynthesisOptions = {},
  ): Promise<Recorded | undefined> {
    const { text, words } = language.text(utterance)
    if (!sayable.test(text)) return undefined
    const bytes: Buffer[] = []
    const request = { voice: language.voice, text, rate: rateOf(utterance.speed), record: order }
    const answer = await ask(request, options, (part) => bytes.push(part))
    if (!answer.recording) throw new Problem('audio.unavailable')
    return {
      recording: { ...answer.recording, bytes: Buffer.concat(bytes) },
      marks: marksOf(words, answer.words, sampleRate),
    }
  }

  function status(): VoiceStatus {
    const states = speakers.map((speaker) => speaker.status())
    if (states.includes('ready')) return 'ready'
    return states.includes('starting') ? 'starting' : 'unavailable'
  }

  async function close(): Promise<void> {
    await Promise.all(speakers.map((speaker) => speaker.close()))
  }

  return {
    voices: languages.map((language) => ({
      info: language.info,
      synthesise: (utterance, options) => synthesise(language, utterance, options),
      record: (utterance, order, options) => record(language, utterance, order, options),
      status,
      close,
    })),
    async phonemes(voiceId, utterance) {
      const language = languages.find(({ info }) => info.id === voiceId)
      if (!language) throw new Problem('audio.voice_unknown')
      const { text } = language.text(utterance)
      const answer = await ask({ voice: language.voice, text, rate: calmRate, phonemes: true }, {}, () => undefined)
      return answer.phonemes ?? ''
    },
    pids: () => speakers.flatMap((speaker) => speaker.pid() ?? []),
    close,
  }
}

function rateOf(speed: number): number {
  return Math.min(fastest, Math.max(slowest, Math.round(calmRate * speed)))
}
