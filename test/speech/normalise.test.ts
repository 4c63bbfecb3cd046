import { expect } from 'chai'
import fc from 'fast-check'
import { normalise, spoken } from '../../src/speech/normalise.ts'
import { writtenRange } from '../../src/speech/spans.ts'
import { normaliseCases } from './normalise-cases.ts'
import { noticeCases } from './normalise-notice-cases.ts'
import { edgeCases, platformCases } from './normalise-platform-cases.ts'

const allCases = {
  ...normaliseCases,
  'notices, receipts, answers, addresses': noticeCases,
  'a township at work': platformCases,
  'the edges of each kind': edgeCases,
}

describe('written Chinese is turned into what is said', () => {
  for (const [kind, cases] of Object.entries(allCases)) {
    describe(kind, () => {
      for (const [written, said] of cases) {
        it(`${JSON.stringify(written)} is said ${said}`, () => expect(spoken(written)).to.equal(said))
      }
    })
  }

  it('has at least 900 cases', () => {
    expect(Object.values(allCases).flat()).to.have.length.of.at.least(900)
  })

  it('says ordinary prose as it is written', () => {
    const prose = '请您认真听完申请须知，听不清楚可以再听一遍。'
    expect(spoken(prose)).to.equal(prose)
  })

  it('leaves no digit, bracket or Latin small letter whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'019年月日-~.:/%元￥〔〕【】（）第条X a一个，。mg℃*+'), maxLength: 40 }),
        (text) => {
          expect(spoken(text)).to.match(/^[\p{Script=Han}A-Z ，。！？；：、]*$/u)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('does not take long over hostile text', () => {
    const hostile = ['1-', 'a-', '第1', '1:', '0.', '1,000', '(', '*', '1/', 'a@a.', '拨打或'].map((unit) =>
      unit.repeat(4096 / unit.length),
    )
    const before = performance.now()
    for (const text of hostile) normalise(text)
    expect(performance.now() - before).to.be.below(4000)
  })
})

describe('the map between written and spoken text', () => {
  it('covers both texts of every case, in order, and leads each unchanged stretch to itself', () => {
    for (const [text] of Object.values(allCases).flat()) {
      const { spoken, spans } = normalise(text)
      let from = 0
      let to = 0
      for (const span of spans) {
        expect([span.from[0], span.to[0]], text).to.deep.equal([from, to])
        from = span.from[1]
        to = span.to[1]
      }
      expect([from, to], text).to.deep.equal([text.length, spoken.length])
      for (let at = 0; at < spoken.length; at++) {
        const [first, last] = writtenRange({ written: text, spoken, spans }, at, at + 1)
        expect(last, text).to.be.above(first)
        if (last === first + 1 && /\p{Script=Han}/u.test(text.charAt(first)) && !/[〇㈠-㈩]/.test(text.charAt(first)))
          expect(text.charAt(first), text).to.equal(spoken.charAt(at))
      }
    }
  })

  it('covers both texts without gaps, in order', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'012年月-.:%元〔〕（）第条Xa一个，。\n 😀𠮷'), maxLength: 40 }),
        (text) => {
          const { spoken, spans } = normalise(text)
          let from = 0
          let to = 0
          for (const span of spans) {
            expect([span.from[0], span.to[0]]).to.deep.equal([from, to])
            from = span.from[1]
            to = span.to[1]
          }
          expect([from, to]).to.deep.equal([text.length, spoken.length])
        },
      ),
    )
  })

  it('leads from spoken words back to the number that was written', () => {
    const text = '共12345人参加'
    const { spoken, spans } = normalise(text)
    const at = spoken.indexOf('二千')
    expect(text.slice(...writtenRange({ written: text, spoken, spans }, at, at + 2))).to.equal('12345')
  })

  it('leads from an unchanged word to exactly that word', () => {
    const text = '2026年，申请须知'
    const { spoken, spans } = normalise(text)
    const at = spoken.indexOf('须知')
    expect(text.slice(...writtenRange({ written: text, spoken, spans }, at, at + 2))).to.equal('须知')
  })
})
