/** What the stand-in keeps, on the window of the page. */
export interface PhoneVoice {
  /** Every utterance that was begun, with its speed and voice. */
  said: { text: string; rate: number; voice: string }[]
  /** Sentences stop after their third character, as if they were long, until this is taken back. */
  isHeld: boolean
}

interface Voice {
  name: string
  lang: string
  localService: boolean
  default: boolean
}

/** Runs in the page: an engine of speech as a phone has one, whose sentences take no time. Headless browsers have none. */
export function installPhoneVoice(voices: Voice[]): void {
  class Utterance extends EventTarget {
    voice: Voice | null = null
    lang = ''
    rate = 1
    onstart: ((event: unknown) => void) | null = null
    onboundary: ((event: { charIndex: number }) => void) | null = null
    onend: ((event: unknown) => void) | null = null
    onerror: ((event: { error: string }) => void) | null = null
    text: string
    constructor(text: string) {
      super()
      this.text = text
    }
  }
  const state: PhoneVoice = { said: [], isHeld: false }
  let current: Utterance | undefined
  const engine = Object.assign(new EventTarget(), {
    speaking: false,
    pending: false,
    getVoices: () => voices,
    speak(utterance: Utterance) {
      current = utterance
      engine.speaking = true
      setTimeout(() => {
        if (current !== utterance) return
        state.said.push({ text: utterance.text, rate: utterance.rate, voice: utterance.voice?.name ?? '' })
        utterance.onstart?.({})
        utterance.onboundary?.({ charIndex: 0 })
        utterance.onboundary?.({ charIndex: Math.min(3, utterance.text.length - 1) })
        const end = () => {
          if (current !== utterance) return
          if (state.isHeld) return void setTimeout(end, 20)
          current = undefined
          engine.speaking = false
          utterance.onend?.({})
        }
        setTimeout(end, 20)
      }, 5)
    },
    cancel() {
      const gone = current
      current = undefined
      engine.speaking = false
      setTimeout(() => gone?.onerror?.({ error: 'interrupted' }))
    },
  })
  Object.defineProperty(window, 'speechSynthesis', { value: engine })
  Object.assign(window, { SpeechSynthesisUtterance: Utterance, phoneVoice: state })
}
