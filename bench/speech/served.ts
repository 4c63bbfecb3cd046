import { type EspeakOptions, espeakVoices } from '../../src/engines/espeak/espeak-voice.ts'
import { createSpeechService } from '../../src/speech/speech-service.ts'
import type { AudioFormat } from '../../src/speech/stream.ts'
import type { Voice } from '../../src/speech/voice.ts'

export interface Heard {
  /** Milliseconds until the first byte and until the last. */
  firstMs: number
  wholeMs: number
  bytes: number
}

export interface Served {
  listen(text: string, format?: AudioFormat): Promise<Heard>
  close(): Promise<void>
}

/** The speech service with the embedded voice, as a listener meets it. `observe` may count what the voice is asked. */
export function served(options: EspeakOptions, observe: (voice: Voice) => Voice = (voice) => voice): Served {
  const speech = createSpeechService({ voices: espeakVoices(options).voices.map(observe) })
  return {
    async listen(text, format = 'mp3') {
      const start = performance.now()
      let firstMs = 0
      let bytes = 0
      for await (const chunk of (await speech.speak({ text, format })).chunks) {
        if (bytes === 0) firstMs = performance.now() - start
        bytes += chunk.length
      }
      return { firstMs, wholeMs: performance.now() - start, bytes }
    },
    close: speech.close,
  }
}
