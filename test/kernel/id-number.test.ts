import { expect } from 'chai'
import fc from 'fast-check'
import { checkDigitOf, idNumberFault, normaliseIdNumber, partsOfIdNumber } from '../../src/kernel/id-number.ts'

const today = '2026-11-23'
const sound = fc
  .tuple(
    fc.integer({ min: 110000, max: 659999 }),
    fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([place, birth, order]) => {
    const first17 = `${place}${birth.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`
    return `${first17}${checkDigitOf(first17)}`
  })

describe('an ID number', () => {
  it('is sound when its date and its check digit are', () => {
    fc.assert(fc.property(sound, (number) => idNumberFault(number, today) === null))
  })

  it('betrays every single wrong digit', () => {
    fc.assert(
      fc.property(sound, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, shift) => {
        const digit = String((Number(number[at]) + shift) % 10)
        return idNumberFault(number.slice(0, at) + digit + number.slice(at + 1), today) !== null
      }),
    )
  })

  it('names what is wrong: length, date, check digit', () => {
    expect(idNumberFault('53011419560307002', today)).to.equal('field.id_number_length')
    expect(idNumberFault('530114195613070025', today)).to.equal('field.id_number_date')
    expect(idNumberFault('530114202702300024', today)).to.equal('field.id_number_date')
    expect(idNumberFault('530114195603070024', today)).to.equal('field.id_number_checksum')
  })

  it('is understood as people type it', () => {
    expect(normaliseIdNumber(' ５３０１１４ 19560307 002x ')).to.equal('53011419560307002X')
  })

  it('tells place, birth and sex', () => {
    expect(partsOfIdNumber('530114195603070025')).to.deep.equal({
      prefix: '530114',
      birthDate: '1956-03-07',
      sex: 'female',
    })
  })
})
