import { expect } from 'chai'
import { resample } from '../../src/speech/resample.ts'

function tone(rate: number, hertz: number, seconds: number): Int16Array {
  return Int16Array.from({ length: rate * seconds }, (_, i) =>
    Math.round(10_000 * Math.sin((2 * Math.PI * hertz * i) / rate)),
  )
}

describe('changing the sample rate', () => {
  it('keeps a tone what it was, to 50 dB', () => {
    const given = resample(tone(22_050, 1000, 1), 22_050, 24_000)
    const wanted = tone(24_000, 1000, 1)
    expect(given.length).to.equal(wanted.length)
    let worst = 0
    for (let i = 100; i < wanted.length - 100; i++)
      worst = Math.max(worst, Math.abs((given[i] ?? 0) - (wanted[i] ?? 0)))
    expect(worst).to.be.below(10_000 / 316)
  })

  it('removes what the lower rate cannot hold', () => {
    const given = resample(tone(22_050, 7000, 1), 22_050, 8000).slice(200, -200)
    expect(Math.max(...given)).to.be.below(100)
  })
})
