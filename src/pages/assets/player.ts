import { isShown } from './page-text.ts'
import type { Sentence } from './sentence-sounds.ts'
import type { Speaker } from './speaker.ts'
import { takeTurn } from './turn.ts'

export type PlayerState = 'idle' | 'waiting' | 'playing' | 'paused' | 'ended' | 'failed'

export interface Player {
  state: PlayerState
  /** Those of the page when it was last looked at. */
  sentences: Sentence[]
  /** Index of the sentence that is spoken or will be next. */
  at: number
  /** Looks at the page again, which may have changed; so does every wish. */
  look(): Sentence[]
  /** Speaks from a sentence on, to the end or to `last`. */
  play(from?: Sentence, last?: Sentence): void
  pause(): void
  step(by: 1 | -1): void
  repeat(): void
  setSpeed(speed: number): void
  /** Another voice, which goes on where this one is. */
  speakBy(speaker: Speaker): void
}

/** Speaks the sentences of a page one after the other; those hidden now are left out. `read` gives them as they are now. */
export function createPlayer(read: () => Sentence[], first: Speaker, tell: (player: Player) => void): Player {
  const player: Player = {
    state: 'idle',
    sentences: read(),
    at: 0,
    look,
    play,
    pause,
    step,
    repeat,
    setSpeed,
    speakBy,
  }
  let speaker = first
  let speed = 1
  let last: Sentence | undefined
  /** The sentence was begun, so that a pause may go on in it. */
  let isBegun = false
  /** Something was spoken since somebody pressed play. */
  let isHeard = false
  /** What was wished for last; answers to earlier wishes come too late. */
  let wish = 0

  function enter(state: PlayerState): void {
    player.state = state
    tell(player)
  }

  const isSpeaking = () => player.state === 'playing' || player.state === 'waiting'

  /** The sentence where we are keeps its place. */
  function look(): Sentence[] {
    const here = player.sentences[player.at]
    player.sentences = read()
    const now = here ? player.sentences.indexOf(here) : -1
    player.at = now >= 0 ? now : Math.max(0, Math.min(player.at, player.sentences.length - 1))
    return player.sentences
  }

  function next(from: number, by: 1 | -1): number {
    let index = from
    while (player.sentences[index] && !isShown((player.sentences[index] as Sentence).part)) index += by
    return index
  }

  async function say(index: number, by: 1 | -1 = 1, follows = false): Promise<void> {
    const mine = ++wish
    const found = next(index, by)
    const sentence = player.sentences[found]
    if (!sentence || isPast(found)) return by === 1 ? finish() : say(next(0, 1))
    player.at = found
    isBegun = false
    enter('waiting')
    try {
      const isSpoken = await speaker.speak(sentence, follows)
      if (mine !== wish) return
      if (!isSpoken) return say(found + by, by)
      isBegun = true
      isHeard = true
      enter('playing')
      const following = player.sentences[next(found + 1, 1)]
      if (following && !isPast(found + 1)) speaker.prepare(following)
    } catch (error) {
      if (mine === wish) enter(needsAnotherTouch(error) ? 'paused' : 'failed')
    }
  }

  function isPast(index: number): boolean {
    const end = last ? player.sentences.indexOf(last) : -1
    return end >= 0 && index > end
  }

  function finish(): void {
    wish++
    speaker.pause()
    const end = last ? player.sentences.indexOf(last) : -1
    // What was spoken last can be had again, whatever hidden sentence the part ends with.
    if (end < 0 || end === player.sentences.length - 1) player.at = 0
    enter(isHeard ? 'ended' : 'failed')
  }

  function play(from?: Sentence, to?: Sentence): void {
    takeTurn(pause)
    look()
    const index = from ? player.sentences.indexOf(from) : player.at
    const isResumed = player.state === 'paused' && index === player.at && isBegun
    last = to
    isHeard = isResumed
    if (!isResumed) return void say(Math.max(0, index))
    const mine = ++wish
    enter('waiting')
    speaker.resume().then(
      () => mine === wish && enter('playing'),
      () => mine === wish && enter('failed'),
    )
  }

  function pause(): void {
    if (!isSpeaking()) return
    wish++
    speaker.pause()
    enter('paused')
  }

  function step(by: 1 | -1): void {
    takeTurn(pause)
    look()
    last = undefined
    void say(player.at + by, by)
  }

  function repeat(): void {
    takeTurn(pause)
    look()
    void say(player.at)
  }

  function setSpeed(wanted: number): void {
    speed = wanted
    speaker.setSpeed(wanted)
  }

  function speakBy(other: Speaker): void {
    if (other === speaker) return
    const goesOn = isSpeaking()
    wish++
    isBegun = false
    speaker.pause()
    speaker = other
    speaker.setSpeed(speed)
    follow(speaker)
    if (goesOn) void say(player.at)
  }

  function follow(wanted: Speaker): void {
    wanted.hear({
      ended() {
        if (wanted !== speaker || !isBegun || !isSpeaking()) return
        look()
        void say(player.at + 1, 1, true)
      },
      interrupted() {
        if (wanted === speaker && player.state === 'playing') pause()
      },
      stalled() {
        if (wanted === speaker && isBegun && player.state === 'playing') enter('waiting')
      },
      flowing() {
        if (wanted === speaker && isBegun && player.state === 'waiting') enter('playing')
      },
    })
  }

  follow(speaker)
  return player
}

/** Some browsers let a sound begin only right after a touch: when it was long in coming, the next touch starts it. */
function needsAnotherTouch(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotAllowedError'
}
