import { Problem } from '../../kernel/errors.ts'
import type { SynthesisOptions, Utterance, Voice, VoiceChunk, VoiceInfo } from '../../speech/voice.ts'
import { englishText } from './english-text.ts'
import type { SpeakerAnswer, SpeakerRequest } from './frames.ts'
import { type EspeakText, marksOf, pinyinText } from './pinyin-text.ts'
import { keepSpeaker } from './speaker-keeper.ts'
import { takingTurns } from './turns.ts'

export interface EspeakOptions {
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
/** Seconds until a full queue has surely moved. */
const retryAfter = 2

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
  /** The process id of the speaker program, or undefined while there is none. */
  pid(): number | undefined
  close(): Promise<void>
}

/** The embedded voices: Mandarin and English over one speaker program, started at once. */
export function espeakVoices({ longestQueue = 200, deadlineMs = 10_000 }: EspeakOptions = {}): EspeakVoices {
  const speaker = keepSpeaker()
  const turns = takingTurns()

  async function inTurn<T>(options: SynthesisOptions, work: () => Promise<T>): Promise<T> {
    options.signal?.throwIfAborted()
    if (turns.waiting() >= longestQueue && !options.patient && !options.idle) {
      throw new Problem('audio.busy', { retryAfter })
    }
    return turns.take(options.idle ? 'idle' : 'awaited', async () => {
      options.signal?.throwIfAborted()
      return work()
    })
  }

  async function ask(
    request: Omit<SpeakerRequest, 'id'>,
    options: SynthesisOptions,
    onSamples: (samples: Int16Array) => void,
  ): Promise<SpeakerAnswer> {
    return inTurn(options, async () => (await speaker.current()).ask(request, deadlineMs, onSamples))
  }

  async function* synthesise(
    language: Language,
    utterance: Utterance,
    options: SynthesisOptions = {},
  ): AsyncGenerator<VoiceChunk> {
    const { text, words } = language.text(utterance)
    if (!/[A-Za-z0-9]/.test(text)) return
    const ready: Int16Array[] = []
    let wake = () => {}
    let finished = false
    const answer = ask({ voice: language.voice, text, rate: rateOf(utterance.speed) }, options, (samples) => {
      ready.push(samples)
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

  return {
    voices: languages.map((language) => ({
      info: language.info,
      synthesise: (utterance, options) => synthesise(language, utterance, options),
      status: speaker.status,
      close: speaker.close,
    })),
    async phonemes(voiceId, utterance) {
      const language = languages.find(({ info }) => info.id === voiceId)
      if (!language) throw new Problem('audio.voice_unknown')
      const { text } = language.text(utterance)
      const answer = await ask({ voice: language.voice, text, rate: calmRate, phonemes: true }, {}, () => undefined)
      return answer.phonemes ?? ''
    },
    pid: speaker.pid,
    close: speaker.close,
  }
}

function rateOf(speed: number): number {
  return Math.min(fastest, Math.max(slowest, Math.round(calmRate * speed)))
}
