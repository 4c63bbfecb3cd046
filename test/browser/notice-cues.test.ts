import { expect } from 'chai'
import { api } from '../support/api.ts'
import { openPhone } from '../support/browser.ts'

const notice = '/v1/services/drinking-water/notice'
/** A rest before a sentence is at least this long, so that what sounds after it is the sentence. */
const quietMs = 100

describe('the cues of a notice, held against the sound as a browser decodes it', function () {
  this.timeout(30_000)

  it('begin within 20 ms of the sentence', async () => {
    const { page } = await openPhone()
    await page.goto('/services/drinking-water/notice')
    const { json: cues } = await api('GET', `${notice}/cues.json`)
    const { loud, windowMs } = await page.evaluate(async (address) => {
      const bytes = await (await fetch(address)).arrayBuffer()
      const { sampleRate, ...sound } = await new OfflineAudioContext(1, 1, 22_050)
        .decodeAudioData(bytes)
        .then((buffer) => ({ sampleRate: buffer.sampleRate, samples: buffer.getChannelData(0) }))
      const width = Math.round(sampleRate * 0.005)
      const peaks: boolean[] = []
      for (let at = 0; at < sound.samples.length; at += width) {
        peaks.push(sound.samples.subarray(at, at + width).some((sample) => Math.abs(sample) > 0.012))
      }
      return { loud: peaks, windowMs: (1000 * width) / sampleRate }
    }, `${notice}/audio`)
    await page.context().close()

    const begins = loud.flatMap((sounds, i) =>
      sounds && !loud.slice(Math.max(0, i - Math.round(quietMs / windowMs)), i).includes(true) ? [i * windowMs] : [],
    )
    const late = cues.sentences.map(({ startMs }: { startMs: number }) =>
      Math.min(...begins.map((begin) => Math.abs(begin - startMs))),
    )
    expect(late).to.have.length.above(15)
    expect(Math.max(...late), `ms between cue and sound: ${late.map(Math.round)}`).to.be.at.most(20)
  })
})
