import type { Speaker, SpeakerListener } from './speaker.ts'

/** A voice that has not begun by then does not begin. */
const startMs = 5000
const ofLanguage = { 'zh-CN': /^(zh|cmn)([-_](hans|cn))*$/i, en: /^en([-_]|$)/i }

/** A voice that the phone itself has, so that nothing that is read leaves it; of Mandarin as in the mainland, or of English. */
export function voiceOfPhone(engine: SpeechSynthesis, language: 'zh-CN' | 'en'): SpeechSynthesisVoice | undefined {
  const own = engine.getVoices().filter(({ lang, localService }) => localService && ofLanguage[language].test(lang))
  return own.find((voice) => voice.default) ?? own[0]
}

/**
 * The phone's own voice. Pausing takes it off and going on begins anew at the word where it was, because Android has no other
 * pause; an engine that tells no words begins the sentence again.
 */
export function createPhoneSpeaker(engine: SpeechSynthesis, voice: SpeechSynthesisVoice): Speaker {
  let listener: SpeakerListener | undefined
  let text = ''
  /** Where in it the word begins that is spoken. */
  let at = 0
  let speed = 1
  let spoken: SpeechSynthesisUtterance | undefined

  function stop(): void {
    spoken = undefined
    if (engine.speaking || engine.pending) engine.cancel()
  }

  /** From the word on. Resolves once it is heard; an utterance that another took the place of tells nothing any more. */
  function goOn(): Promise<void> {
    stop()
    const from = at
    const utterance = new SpeechSynthesisUtterance(text.slice(from))
    Object.assign(utterance, { voice, lang: voice.lang, rate: speed })
    spoken = utterance
    return new Promise((resolve, reject) => {
      let begun = false
      const fail = (error: Error) => {
        spoken = undefined
        reject(error)
      }
      const late = setTimeout(() => spoken === utterance && fail(new Error('voice')), startMs)
      const begin = () => {
        clearTimeout(late)
        begun = true
        resolve()
      }
      utterance.onstart = begin
      utterance.onboundary = ({ charIndex }) => {
        if (spoken === utterance) at = from + charIndex
      }
      utterance.onend = () => {
        begin()
        if (spoken !== utterance) return
        spoken = undefined
        // After whoever waits for the beginning has heard of it.
        setTimeout(() => spoken === undefined && listener?.ended())
      }
      utterance.onerror = ({ error }) => {
        clearTimeout(late)
        if (spoken !== utterance) return
        if (!begun) return fail(error === 'not-allowed' ? new DOMException(error, 'NotAllowedError') : new Error(error))
        spoken = undefined
        listener?.interrupted()
      }
      engine.speak(utterance)
    })
  }

  // Some browsers speak on after the page is gone.
  window.addEventListener('pagehide', stop)

  return {
    async speak(sentence) {
      text = sentence.text
      at = 0
      await goOn()
      return true
    },
    pause: stop,
    resume: goOn,
    setSpeed(wanted) {
      speed = wanted
      if (spoken) goOn().catch(() => listener?.interrupted())
    },
    prepare() {},
    hear(wanted) {
      listener = wanted
    },
  }
}
