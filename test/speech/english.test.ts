import { expect } from 'chai'
import { normaliseEnglish } from '../../src/speech/english.ts'
import { sentencesOf } from '../../src/speech/segment.ts'

const cases: [written: string, said: string][] = [
  ['Your ID number is 53230119900307001X.', 'Your ID number is 5 3 2 3 0 1 1 9 9 0 0 3 0 7 0 0 1 X.'],
  ['Call 0871-63123456 or 12345.', 'Call 0 8 7 1, 6 3 1 2 3 4 5 6 or 1 2 3 4 5.'],
  ['Mobile 138 8765 4321', 'Mobile 1 3 8 8 7 6 5 4 3 2 1'],
  ['In an emergency dial 120.', 'In an emergency dial 1 2 0.'],
  ['Postal code 650000.', 'Postal code 6 5 0 0 0 0.'],
  ['120 households, 12,345 people', '120 households, 12,345 people'],
  ['Pay ¥3,000.50 by 9 February 2026.', 'Pay 3,000.50 yuan by 9 February 2026.'],
  ['RMB 1.2 million was paid; CNY 500 remains.', '1.2 million yuan was paid; 500 yuan remains.'],
  ['3-5 working days, 18–60 years old, 10–15% off', '3 to 5 working days, 18 to 60 years old, 10 to 15% off'],
  ['Case DW-2026-001 of 2026-02-09', 'Case D W, 2 0 2 6, 0 0 1 of 2026-02-09'],
  ['two thirds: 2/3; half: 1/2', 'two thirds: two thirds; half: one half'],
  ['≥60 years, ≤500 yuan, ±2%', 'at least 60 years, at most 500 yuan, plus or minus 2%'],
  ['a house of 88㎡ at -5℃', 'a house of 88 square metres at -5 degrees Celsius'],
  ['open 7×24 hours', 'open 7 by 24 hours'],
  ['Plain words stay as they are.', 'Plain words stay as they are.'],
]

describe('English is said', () => {
  for (const [written, said] of cases)
    it(`${written} as ${said}`, () => expect(normaliseEnglish(written).spoken).to.equal(said))

  it('with a map that covers both texts', () => {
    for (const [written] of cases) {
      const { spoken, spans } = normaliseEnglish(written)
      let from = 0
      let to = 0
      for (const span of spans) {
        expect([span.from[0], span.to[0]]).to.deep.equal([from, to])
        from = span.from[1]
        to = span.to[1]
      }
      expect([from, to]).to.deep.equal([written.length, spoken.length])
    }
  })

  it('without a stop after No., Dr. or e.g.', () => {
    expect(sentencesOf('Dr. Li sees you at window No. 3, e.g. 9 a.m. Bring your card.', 'en')).to.have.length(2)
  })
})
