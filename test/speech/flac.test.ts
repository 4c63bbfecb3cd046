import { expect } from 'chai'
import fc from 'fast-check'
import { flacBlock } from '../../src/speech/flac-encode.ts'
import { flacStream } from '../../src/speech/flac-stream.ts'
import { openListener } from './flac-heard.ts'

async function encoded(pieces: Int16Array[], rate: number): Promise<Buffer> {
  async function* bytes() {
    for (const { buffer, byteOffset, byteLength } of pieces) yield Buffer.from(buffer, byteOffset, byteLength)
  }
  const chunks: Uint8Array[] = []
  for await (const chunk of flacStream(bytes(), rate)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function speechLike(length: number): Int16Array {
  return Int16Array.from({ length }, (_, i) => 9000 * Math.sin(i / 17) * Math.sin(i / 900) + ((i * 7919) % 41))
}

describe('FLAC', () => {
  let listener: Awaited<ReturnType<typeof openListener>>
  before(async () => {
    listener = await openListener()
  })
  after(() => listener.close())

  /** How far the farthest sample is from what was to be heard, in steps of 16 bits. */
  async function farthest(samples: Int16Array, rate: number): Promise<number> {
    const heard = await listener.hear(await encoded([samples], rate), rate)
    expect(heard.length).to.equal(samples.length)
    let most = 0
    // A browser may divide by 32,767 what is above zero.
    for (let i = 0; i < samples.length; i++)
      most = Math.max(most, Math.abs((heard[i] as number) * 32_768 - (samples[i] as number)))
    return most
  }

  it('gives back every sample of speech, silence, noise, the loudest there is, and of almost nothing', async () => {
    const noise = Int16Array.from({ length: 9_000 }, (_, i) => ((i * 48_271) % 65_536) - 32_768)
    const edges = Int16Array.from({ length: 5_000 }, (_, i) => (i % 2 === 0 ? 32_767 : -32_768))
    const all = { speech: speechLike(30_000), silence: new Int16Array(10_000), noise, edges, short: speechLike(3) }
    for (const [name, samples] of Object.entries(all)) expect(await farthest(samples, 22_050), name).to.be.at.most(1.01)
  })

  it('comes at the rates of all our voices', async () => {
    for (const rate of [16_000, 22_050, 24_000, 44_100, 48_000])
      expect(await farthest(speechLike(6_000), rate), String(rate)).to.be.at.most(1.01)
  })

  it('counts its frames beyond what fits into two bytes', async () => {
    const long = new Int16Array(flacBlock * 2_100)
    long.set(speechLike(flacBlock), flacBlock * 2_080)
    expect(await farthest(long, 16_000)).to.be.at.most(1.01)
  })

  it('does not depend on how the samples come in pieces', async () => {
    const whole = speechLike(3 * flacBlock + 100)
    const expected = await encoded([whole], 24_000)
    const cuts = fc.array(fc.integer({ min: 0, max: whole.length }), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(cuts, async (places) => {
        const sorted = [0, ...places.toSorted((a, b) => a - b), whole.length]
        const pieces = sorted.slice(1).map((end, index) => whole.subarray(sorted[index], end))
        expect((await encoded(pieces, 24_000)).equals(expected)).to.equal(true)
      }),
      { numRuns: 20 },
    )
  })

  it('takes much less than the samples themselves', async () => {
    const samples = speechLike(60_000)
    expect((await encoded([samples], 22_050)).length).to.be.below(samples.byteLength * 0.6)
  })
})
