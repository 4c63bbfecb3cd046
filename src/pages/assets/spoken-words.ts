import { type TextOnPage, textsIn } from './page-text.ts'
import { soundOf } from './play-posted.ts'
import { takeTurn } from './turn.ts'

export interface SpokenWords {
  text(code: string): string
  /** Says it unless something is being said; `interrupt` says it at once. Resolves true once it was said, false if not. */
  say(code: string, interrupt?: boolean): Promise<boolean>
  /** Gets its sound, so that it can be said at once. */
  prepare(code: string): void
  hush(): void
}

/** Words that a page holds hidden, each by its `data-word`, to be spoken as things happen. */
export function spokenWords(root: HTMLElement): SpokenWords {
  const sounds = new Map<string, Promise<string[]>>()
  let speaking: { audio: HTMLAudioElement; ended: boolean } | undefined
  const hush = () => {
    if (speaking) speaking.ended = true
    speaking?.audio.pause()
    speaking = undefined
  }
  const wordOf = (code: string) => root.querySelector<HTMLElement>(`[data-word="${code}"]`)
  const soundsOf = (code: string): Promise<string[]> => {
    const word = wordOf(code)
    const known = sounds.get(code)
    if (known || !word) return known ?? Promise.resolve([])
    const made = Promise.all(textsIn(word).map(soundOfText))
    made.catch(() => sounds.delete(code))
    sounds.set(code, made)
    return made
  }
  return {
    text: (code) => wordOf(code)?.textContent?.trim() ?? '',
    async say(code, interrupt = false) {
      if (speaking && !interrupt) return false
      hush()
      const turn = { audio: new Audio(), ended: false }
      speaking = turn
      takeTurn(hush)
      try {
        for (const src of await soundsOf(code)) {
          if (turn.ended) return false
          await playToEnd(turn.audio, src)
        }
        return !turn.ended
      } catch {
        return false
      } finally {
        if (speaking === turn) speaking = undefined
      }
    },
    prepare: (code) => void soundsOf(code).catch(() => undefined),
    hush,
  }
}

const soundOfText = ({ text, seal }: TextOnPage) => soundOf('/say', new URLSearchParams({ text, seal }))

/** Also resolves when it is paused, which is how it is made to stop. */
async function playToEnd(audio: HTMLAudioElement, src: string): Promise<void> {
  audio.src = src
  const over = new Promise<void>((resolve, reject) => {
    audio.onended = () => resolve()
    audio.onpause = () => resolve()
    audio.onerror = () => reject(new Error('audio'))
  })
  await audio.play()
  await over
}
