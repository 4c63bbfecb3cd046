import { mock } from 'node:test'
import { expect } from 'chai'
import { createEitherSpeaker } from '../../src/pages/assets/either-speaker.ts'
import type { Sentence } from '../../src/pages/assets/sentence-sounds.ts'
import type { Speaker } from '../../src/pages/assets/speaker.ts'

const sentence = {} as Sentence

/** Counts the sentences that it is given; each is spoken after so long, or never. */
function speakerOf(afterMs: () => number | null): Speaker & { asked: number } {
  return {
    asked: 0,
    speak() {
      this.asked++
      const ms = afterMs()
      return new Promise((resolve) => ms !== null && setTimeout(resolve, ms, true))
    },
    pause() {},
    resume: async () => undefined,
    setSpeed() {},
    prepare() {},
    hear() {},
  }
}

describe('the voice of the service, or else of the phone', () => {
  let afterMs: number | null
  let phone: ReturnType<typeof speakerOf>
  let either: Speaker
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] })
    phone = speakerOf(() => 0)
    either = createEitherSpeaker(
      speakerOf(() => afterMs),
      phone,
    )
  })
  afterEach(() => mock.timers.reset())

  /** One sentence, with the time passing in small steps; how often the phone was asked so far. */
  async function speak(ms: number): Promise<number> {
    const spoken = either.speak(sentence, true)
    for (let passed = 0; passed <= ms; passed += 100) {
      await Promise.resolve()
      mock.timers.tick(100)
    }
    await spoken
    return phone.asked
  }

  it('waits for a slow service as patiently as before, however long ago the last sentence was', async () => {
    afterMs = 100
    await speak(200)
    mock.timers.tick(10_000)
    afterMs = 2_500
    expect(await speak(2_700)).to.equal(0)
  })

  it('speaks by the phone when the service is away, and then waits less until it is back', async () => {
    afterMs = null
    expect(await speak(4_500)).to.equal(1)
    expect(await speak(1_500)).to.equal(2)
    afterMs = 500
    expect(await speak(1_500)).to.equal(2)
    afterMs = 2_500
    expect(await speak(2_700)).to.equal(2)
  })
})
