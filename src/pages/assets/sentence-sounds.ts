import { type ListeningReports, reportListening } from './listening.ts'
import { readPage, type TextOnPage } from './page-text.ts'
import { soundOf } from './play-posted.ts'

/** Where a sentence sounds: all of a sound of its own, or a stretch of a longer one. */
export interface Sound {
  src: string
  startMs: number
  /** Infinity for the end of the sound. */
  endMs: number
}

export interface Sentence extends TextOnPage {
  /** null where there is none: the page has changed since the server made it, or was kept and there is no network. */
  sound(): Promise<Sound | null>
  begun(): void
  /** It was played to its end. */
  played(): void
}

interface Cue {
  startMs: number
  endMs: number
}

/**
 * The sentences of the page as it is now, each with its sound; what was there before stays the same object, so that no sound is
 * asked for twice. A notice is one sound with cues, made at once or read by a person.
 */
export function sentencesWithSounds(track: HTMLAudioElement | null): () => Sentence[] {
  const ofNotice = track?.dataset['cues'] ? soundsOfNotice(track, track.dataset['cues']) : undefined
  // On a page that the browser keeps nothing is sealed, and without a network there is nobody to speak it but the phone.
  const isKept = document.querySelector('main [data-say]:not([data-say=""])') === null
  const known = new WeakMap<HTMLElement, Map<string, Sentence>>()
  const made = (text: TextOnPage): Sentence => {
    const index = text.part.dataset['sentence']
    if (ofNotice && index !== undefined) return { ...text, range: null, ...ofNotice(Number(index)) }
    const said = once(() => sayIt(text))
    // What is typed on a kept page stays on the phone until it is sent.
    const sound = async () => (isKept && (text.isTyped || !navigator.onLine) ? null : said())
    return { ...text, sound, begun() {}, played() {} }
  }
  return () => {
    const ordinals = new Map<HTMLElement, number>()
    return readPage().map((text) => {
      const { part, seal, place } = text
      const ordinal = ordinals.get(part) ?? 0
      ordinals.set(part, ordinal + 1)
      const own = known.get(part) ?? new Map<string, Sentence>()
      known.set(part, own)
      const key = [ordinal, text.text, seal, place].join('\n')
      const sentence = own.get(key) ?? made(text)
      own.set(key, sentence)
      return sentence
    })
  }
}

const forbidden = 403

async function sayIt({ text, seal, place, isTyped }: TextOnPage): Promise<Sound | null> {
  try {
    const form = new URLSearchParams({
      text,
      ...(seal && { seal }),
      ...(place && { place }),
      ...(isTyped && { typed: 'yes' }),
    })
    return { src: await soundOf('/say', form), startMs: 0, endMs: Infinity }
  } catch (error) {
    if (error instanceof Error && error.cause === forbidden) return null
    throw error
  }
}

function soundsOfNotice(track: HTMLAudioElement, cuesAddress: string) {
  const { src } = track
  const { listening, version = '', voice = '' } = track.dataset
  const reports: ListeningReports | undefined = listening ? reportListening(listening, version, voice) : undefined
  const heard = new Set<number>()
  const cues = once(async () => {
    const response = await fetch(cuesAddress)
    if (!response.ok) throw new Error('cues')
    return ((await response.json()) as { sentences: Cue[] }).sentences
  })
  return (index: number) => ({
    async sound(): Promise<Sound | null> {
      const all = await cues()
      const cue = all[index]
      if (!cue) return null
      return { src, startMs: cue.startMs, endMs: index === all.length - 1 ? Infinity : cue.endMs }
    },
    begun: () => reports?.begin(),
    async played() {
      if (heard.has(index)) return
      heard.add(index)
      reports?.played(index)
      const method = document.querySelector<HTMLInputElement>('[data-consent-method]')
      if (method && heard.size === (await cues()).length) method.value = 'heard'
    },
  })
}

/** Asks once, and again after a failure. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined
  return () => {
    asked ??= ask()
    asked.catch(() => {
      asked = undefined
    })
    return asked
  }
}
