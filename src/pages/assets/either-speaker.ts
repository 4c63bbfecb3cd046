import type { Sentence } from './sentence-sounds.ts'
import type { Speaker } from './speaker.ts'

/** Whom the service leaves waiting longer the phone speaks to; once it was away, it is not waited for as long again. */
const patienceMs = 4000
const shortPatienceMs = 1000

/**
 * The voice of the service, and where it has no sound for a sentence or does not reach the phone, the phone's own: without a
 * network a form is read all the same.
 */
export function createEitherSpeaker(service: Speaker, phone: Speaker): Speaker {
  let speaking = service
  let patience = patienceMs
  let wish = 0

  /** Whether it was spoken; undefined where the service is away. */
  async function ask(sentence: Sentence, follows: boolean): Promise<boolean | undefined> {
    let timer: number | undefined
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, patience)
    })
    try {
      return await Promise.race([service.speak(sentence, follows), late])
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotAllowedError') throw error
      return undefined
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    async speak(sentence, follows) {
      const mine = ++wish
      if (speaking === phone) phone.pause()
      speaking = service
      const isSpoken = await ask(sentence, follows)
      if (mine !== wish) return false
      if (isSpoken !== false) patience = isSpoken ? patienceMs : shortPatienceMs
      if (isSpoken) return true
      service.pause()
      speaking = phone
      return phone.speak(sentence, follows)
    },
    pause() {
      wish++
      speaking.pause()
    },
    resume: () => speaking.resume(),
    setSpeed(speed) {
      service.setSpeed(speed)
      phone.setSpeed(speed)
    },
    prepare: (sentence) => service.prepare(sentence),
    hear(listener) {
      service.hear(listener)
      phone.hear(listener)
    },
  }
}
