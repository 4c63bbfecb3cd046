import type { Sentence, Sound } from './sentence-sounds.ts'
import type { Speaker, SpeakerListener } from './speaker.ts'

/** The next sentence of the same sound begins this soon after: it is left to run on. */
const runOnMs = 1500

/** The voice of the service: each sentence has its own sound, or a stretch of one. */
export function createSoundSpeaker(audio: HTMLAudioElement): Speaker {
  let listener: SpeakerListener | undefined
  let sound: Sound | null = null
  /** The sentence that is heard; none once it was heard to its end. */
  let spoken: Sentence | undefined
  let speed = 1
  let wish = 0
  /** Pauses of ours are no interruption. */
  let isWanted = false

  function cueUp(made: Sound, follows: boolean): void {
    if (audio.src !== made.src) audio.src = made.src
    const aheadMs = made.startMs - audio.currentTime * 1000
    const runsOn = follows && sound?.src === made.src && !audio.paused && Math.abs(aheadMs) < runOnMs
    sound = made
    if (!runsOn) audio.currentTime = made.startMs / 1000
    audio.playbackRate = speed
  }

  function end(): void {
    if (!spoken) return
    spoken.played()
    spoken = undefined
    listener?.ended()
  }

  audio.addEventListener('timeupdate', () => {
    if (sound && audio.currentTime * 1000 >= sound.endMs) end()
  })
  audio.addEventListener('ended', end)
  audio.addEventListener('pause', () => {
    if (isWanted && !audio.ended) listener?.interrupted()
  })
  audio.addEventListener('waiting', () => listener?.stalled())
  audio.addEventListener('playing', () => listener?.flowing())

  return {
    async speak(sentence, follows) {
      const mine = ++wish
      spoken = undefined
      const made = await sentence.sound()
      if (made === null || mine !== wish) return false
      sentence.begun()
      cueUp(made, follows)
      spoken = sentence
      isWanted = true
      await audio.play()
      return true
    },
    pause() {
      wish++
      isWanted = false
      audio.pause()
    },
    async resume() {
      isWanted = true
      await audio.play()
    },
    setSpeed(wanted) {
      speed = wanted
      audio.playbackRate = wanted
    },
    prepare: (sentence) => void sentence.sound().catch(() => undefined),
    hear(wanted) {
      listener = wanted
    },
  }
}
