import { expect } from 'chai'
import fc from 'fast-check'
import { steadyAdvice } from '../../src/ocr/advise.ts'
import { type AdviceCode, adviceCodes, type CardLook } from '../../src/ocr/types.ts'

const placed: CardLook = {
  score: 0.92,
  share: 0.45,
  room: { left: 0.15, right: 0.15, up: 0.15, down: 0.15 },
  otherSide: -1,
  light: 180,
  washed: 0,
  crisp: 0.7,
}
const advise = (changes: Partial<CardLook>, previous: AdviceCode | null = null) =>
  steadyAdvice({ light: 120, card: { ...placed, ...changes } }, previous)

describe('one advice at a time', () => {
  it('is ready for a card that is well placed, lit and sharp', () => {
    expect(advise({})).to.deep.equal({ found: true, code: 'ready' })
  })

  it('sends the phone to the side on which the card is', () => {
    const room = (left: number, right: number, up: number, down: number) =>
      advise({ room: { left, right, up, down } }).code
    expect(room(0, 0.4, 0.2, 0.2)).to.equal('move-left')
    expect(room(0.4, 0, 0.2, 0.2)).to.equal('move-right')
    expect(room(0.2, 0.2, 0, 0.4)).to.equal('move-up')
    expect(room(0.2, 0.2, 0.4, 0)).to.equal('move-down')
  })

  it('sends it back, not aside, when there is no room for the card', () => {
    expect(advise({ room: { left: 0, right: 0.01, up: 0.2, down: 0.2 } }).code).to.equal('move-back')
    expect(advise({ share: 0.95 }).code).to.equal('move-back')
  })

  it('names the most urgent thing: the side, the place, light, reflections, sharpness', () => {
    const all: Partial<CardLook> = { otherSide: 0.4, share: 0.2, light: 30, washed: 20, crisp: 0.1 }
    const cured: [Partial<CardLook>, AdviceCode][] = [
      [{}, 'turn-over'],
      [{ otherSide: -1 }, 'move-closer'],
      [{ share: 0.45 }, 'more-light'],
      [{ light: 180 }, 'reduce-glare'],
      [{ washed: 0 }, 'hold-still'],
      [{ crisp: 0.7 }, 'ready'],
    ]
    let look = all
    for (const [change, code] of cured) {
      look = { ...look, ...change }
      expect(advise(look).code).to.equal(code)
    }
  })

  it('without a card asks for light in the dark, and else for the card', () => {
    expect(steadyAdvice({ light: 12, card: null }, null)).to.deep.equal({ found: false, code: 'more-light' })
    expect(steadyAdvice({ light: 90, card: null }, null)).to.deep.equal({ found: false, code: 'no-card' })
    expect(advise({ score: 0.5 })).to.deep.equal({ found: false, code: 'no-card' })
  })

  it('stands by its last word while that is not clearly wrong', () => {
    expect([advise({ share: 0.29 }, 'move-closer').code, advise({ share: 0.28 }, 'ready').code]).to.deep.equal([
      'move-closer',
      'ready',
    ])
    expect(advise({ share: 0.33 }, 'move-closer').code).to.equal('ready')
    expect(advise({ share: 0.24 }, 'ready').code).to.equal('move-closer')
  })

  it('never goes back and forth between two looks that differ by a tremble', () => {
    const part = (min: number, max: number) => fc.double({ min, max, noNaN: true })
    const look = fc.record({
      share: part(0.14, 0.98),
      dx: part(-0.3, 0.3),
      light: part(20, 240),
      crisp: part(0.05, 0.9),
    })
    const tremble = fc.record({ share: part(-1, 1), dx: part(-1, 1), light: part(-1, 1), crisp: part(-1, 1) })
    fc.assert(
      fc.property(look, tremble, tremble, fc.constantFrom(null, ...adviceCodes), (at, one, other, said) => {
        const seen = (by: typeof one, previous: AdviceCode | null) => {
          const spare = (1 - Math.sqrt(at.share)) / 2
          const dx = at.dx + 0.004 * by.dx
          return advise(
            {
              share: at.share + 0.006 * by.share,
              room: { left: spare + dx, right: spare - dx, up: spare, down: spare },
              light: at.light + 4 * by.light,
              crisp: at.crisp + 0.02 * by.crisp,
            },
            previous,
          ).code
        }
        const first = seen(one, said)
        const second = seen(other, first)
        if (second !== first) expect(seen(one, second)).to.not.equal(first)
      }),
      { numRuns: 2000 },
    )
  })
})
