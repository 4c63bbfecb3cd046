import { expect } from 'chai'
import fc from 'fast-check'
import { checkDigit } from '../../src/kernel/check-digit.ts'
import { maskIdNumber, maskName, maskPhone } from '../../src/kernel/mask.ts'

describe('masks', () => {
  it('leave the surname, and the last character of longer names', () => {
    expect(['张芳', '张小芳', '样本·阿诗', '𠮷野'].map(maskName)).to.deep.equal(['张*', '张*芳', '样*诗', '𠮷*'])
  })
  it('leave three and four digits of an ID number, not the birth date', () => {
    expect(maskIdNumber('530114195603070025')).to.equal('530***********0025')
  })
  it('leave three and four digits of a phone', () => {
    expect(maskPhone('19900000001')).to.equal('199****0001')
  })
})

/** Any digits of this many, the last perhaps an X. */
const digits = (length: number) =>
  fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length - 1, maxLength: length - 1 }),
      fc.constantFrom(...'0123456789X'),
    )
    .map(([first, last]) => first.join('') + last)
const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code))
const rare = fc.integer({ min: 0x20000, max: 0x2ffff }).map((code) => String.fromCodePoint(code))
const names = fc.array(fc.oneof(han, rare, fc.constant('·')), { minLength: 1, maxLength: 20 })

describe('a mask of anything', () => {
  it('leaves seven signs of a number at most, and is the same for all that differ in the rest', () => {
    for (const [length, mask] of [
      [18, maskIdNumber],
      [11, maskPhone],
    ] as const) {
      fc.assert(
        fc.property(digits(length), digits(length), (one, other) => {
          const masked = mask(one)
          expect(masked).to.have.length(length)
          expect(masked.replaceAll('*', '')).to.have.length(7)
          expect(mask(one.slice(0, 3) + other.slice(3, -4) + one.slice(-4))).to.equal(masked)
        }),
      )
    }
  })

  it('of a name leaves two signs at most, whole ones, and hides one at least', () => {
    fc.assert(
      fc.property(names, (letters) => {
        const masked = maskName(letters.join(''))
        const left = [...masked].filter((letter) => letter !== '*')
        expect(left.length)
          .to.be.at.most(2)
          .and.at.most(Math.max(1, letters.length - 1))
        expect(masked).to.include('*')
        expect(masked.isWellFormed()).to.equal(true)
        expect(maskName([letters[0], '隐', '藏', letters.at(-1)].join(''))).to.satisfy(
          (longer: string) => letters.length < 3 || longer === masked,
        )
      }),
    )
  })

  it('never grows a longer hidden part for a longer name', () => {
    fc.assert(
      fc.property(names, (letters) => {
        expect([...maskName(letters.join(''))].length).to.be.at.most(3)
      }),
    )
  })
})

describe('the check digit of a case number', () => {
  it('betrays every wrong digit', () => {
    const digits = '0753011420261123000'
    const right = checkDigit(digits)
    for (let at = 0; at < digits.length; at++) {
      for (let digit = 0; digit < 10; digit++) {
        if (String(digit) === digits[at]) continue
        expect(checkDigit(digits.slice(0, at) + digit + digits.slice(at + 1))).to.not.equal(right)
      }
    }
  })
})
