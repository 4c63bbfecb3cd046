import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { espeakVoices } from '../../src/engines/espeak/espeak-voice.ts'
import { createSpeechService, type SpeechService } from '../../src/speech/speech-service.ts'
import { counted, gather } from '../speech/listened.ts'
import { type SpeechApp, speechApp } from '../support/speech-app.ts'

describe('speech for many', function () {
  this.timeout(60_000)
  let speech: SpeechService
  let app: SpeechApp
  const count = { calls: 0 }
  async function open(longestQueue: number): Promise<void> {
    const { voices } = espeakVoices({ longestQueue })
    speech = createSpeechService({ voices: voices.map((voice) => counted(voice, count)) })
    app = await speechApp(speech)
    // The program is up.
    await gather(await app.speak({ input: '您好。' }))
    count.calls = 0
  }
  afterEach(async () => {
    await app.close()
    await speech.close()
  })
  const sentences = (name: string, number: number) =>
    Array.from({ length: number }, (_, i) => `${name}的第${i}句话没有人听过。`).join('')

  /** What was asked for ahead ends; nothing of the 300 sentences follows. */
  async function stopped(): Promise<void> {
    await pause(200)
    const { calls } = count
    await pause(200)
    expect(count.calls).to.equal(calls)
    expect(calls).to.be.below(200)
  }

  it('stops speaking to a listener who hangs up before the first byte', async () => {
    await open(200)
    const leave = new AbortController()
    const left = app
      .speak({ input: sentences('一', 300), response_format: 'wav' }, leave.signal)
      .catch((error: Error) => error.name)
    while (count.calls < 3) await pause(5)
    leave.abort()
    expect(await left).to.equal('AbortError')
    await stopped()
    const answer = await app.speak({ input: '还有人听。' })
    expect([answer.statusCode, (await gather(answer)).length > 1_000]).to.deep.equal([200, true])
  })

  it('stops speaking in the middle of a stream to a listener who hangs up', async () => {
    await open(200)
    const answer = await app.speak({ input: sentences('二', 300), response_format: 'opus' })
    await new Promise((resolve) => answer.once('data', resolve))
    answer.destroy()
    await stopped()
  })

  it('answers 503 with the seconds to wait when too many ask, and serves those who are in', async () => {
    await open(2)
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => app.speak({ input: sentences(`第${i}人`, 3), speed: 0.25 })),
    )
    const refused = answers.filter(({ statusCode }) => statusCode === 503)
    expect(refused.length).to.be.within(1, 11)
    for (const answer of refused) {
      expect(Number(answer.headers['retry-after'])).to.be.above(0)
      expect(JSON.parse((await gather(answer)).toString()).code).to.equal('audio.busy')
    }
    for (const answer of answers.filter(({ statusCode }) => statusCode !== 503)) {
      expect(answer.statusCode).to.equal(200)
      expect((await gather(answer)).length).to.be.above(1_000)
    }
  })
})
