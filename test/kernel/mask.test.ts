import { expect } from 'chai'
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
