import { expect } from 'chai'
import { api, inventPerson, logIn, staffToken } from '../support/api.ts'
import { filed } from './file.ts'
import { fileService } from './file-service.ts'

/** A village that no other test files for. */
const village = { problemPlace: { code: '530114001003' } }
const newcomer = () => logIn(inventPerson().phone)

describe('a case that may repeat another', () => {
  it('of the same person and service is filed, and told with the number of the first', async () => {
    const [token, applicant] = [await newcomer(), inventPerson()]
    const first = (await fileService(token, 'minimum-living-allowance', { applicant })).json
    expect(first.similar).to.deep.equal([])
    const { status, json } = await fileService(token, 'minimum-living-allowance', { applicant })
    expect(status).to.equal(201)
    expect(json.similar.map(({ caseNumber }: { caseNumber: string }) => caseNumber)).to.deep.equal([first.caseNumber])
    expect(json.similar[0].speech).to.not.match(/\d/)
    expect(json.similarOthers).to.equal(null)
  })

  it('tells nobody whether another person has asked for help', async () => {
    const applicant = inventPerson()
    await fileService(await newcomer(), 'minimum-living-allowance', { applicant })
    const { json } = await fileService(await newcomer(), 'minimum-living-allowance', { applicant })
    expect([json.similar, json.similarOthers]).to.deep.equal([[], null])
  })

  it('of the same water is told as a count of others, with nothing of theirs', async () => {
    const first = await filed(await newcomer(), { ...village, problems: ['W03'] })
    const other = await filed(await newcomer(), { ...village, problems: ['W05'] })
    const third = await filed(await newcomer(), { ...village, problems: ['W10', 'W03'] })
    expect(third.similar).to.deep.equal([])
    expect(third.similarOthers.count).to.equal(1)
    for (const secret of [first.id, first.caseNumber, first.applicant.name]) {
      expect(JSON.stringify(third)).to.not.include(secret)
    }
    expect(other.similarOthers).to.equal(null)
  })

  it('that was withdrawn is no longer told', async () => {
    const token = await newcomer()
    const first = await filed(token, { ...village, problems: ['W12'] })
    await api('POST', `/v1/cases/${first.id}/actions`, { token, body: { action: 'withdraw', version: 1 } })
    const { similar, similarOthers } = await filed(token, { ...village, problems: ['W12'] })
    expect([similar, similarOthers]).to.deep.equal([[], null])
  })

  it('is shown to the office as one possible incident, with a way to each', async () => {
    const made = await Promise.all(
      [1, 2, 3].map(async () => filed(await newcomer(), { ...village, problems: ['W14'] })),
    )
    const token = await staffToken('water-530114-handler')
    const { json } = await api('GET', `/v1/staff/cases/${made[0].id}`, { token })
    expect(json.similar.count).to.equal(2)
    const ids = json.similar.items.map(({ id }: { id: string }) => id)
    expect(ids).to.have.members([made[1].id, made[2].id])
  })
})
