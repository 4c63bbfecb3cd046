import { expect } from 'chai'
import { addresseeOf, alertSteps } from '../../src/cases/escalation.ts'

const chain = (officeDivision: string, platforms: string[] = []) =>
  alertSteps.map((step) => {
    const { role, department, division } = addresseeOf(
      step,
      { department: 'water', officeDivision },
      new Set(platforms),
    )
    return `${role} ${department ?? 'all'} ${division}`
  })

describe('whoever is told that a promise runs out', () => {
  it('is the office, its head, the platform’s office of the county, the prefecture, the province', () => {
    expect(chain('530114001', ['530114'])).to.deep.equal([
      'township-receiver water 530114001',
      'county-approver water 530114',
      'dispatcher all 530114',
      'prefecture-supervisor water 5301',
      'dispatcher all 53',
    ])
    expect(chain('530114', ['530114'])[0]).to.equal('county-handler water 530114')
  })

  it('is the prefecture where nobody is at the platform’s office of the county', () => {
    expect(chain('530114', ['532501'])[2]).to.equal('prefecture-supervisor water 5301')
  })

  it('is the one desk that there is at an office above the county', () => {
    expect(new Set(chain('5301').slice(0, 4))).to.deep.equal(new Set(['prefecture-supervisor water 5301']))
    expect(new Set(chain('53'))).to.deep.equal(new Set(['dispatcher all 53']))
  })
})
