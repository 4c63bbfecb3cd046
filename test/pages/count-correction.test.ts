import { expect } from 'chai'
import { api, inventPerson, logIn, noticeVersion, staffToken } from '../support/api.ts'
import { formHeaders } from '../support/as-browser.ts'
import { service } from '../support/service.ts'

const county = '532501'
const home = { code: `${county}001001`, detail: '样本路1号' }

interface Counts {
  kept: number
  corrected: number
}

async function counts(): Promise<Counts> {
  const token = await staffToken('centre-dispatcher')
  const { kept, corrected } = (await api('GET', `/v1/centre/overview?division=${county}`, { token })).json.cards
  return { kept, corrected }
}

describe('what was read from a card', () => {
  it('is counted once as kept or put right, when the person goes on from it', async () => {
    const { baseUrl } = await service()
    const person = inventPerson()
    const token = await logIn(person.phone)
    const consent = { noticeVersion: await noticeVersion(), method: 'read' }
    const card = (name: string) => ({
      readBack: '',
      warnings: [],
      doubtful: ['name'],
      read: { name, idNumber: person.idNumber, residence: home.code },
    })
    const read = (name: string) =>
      api('PUT', '/v1/drafts/page-drinking-water', {
        token,
        body: {
          serviceId: 'drinking-water',
          content: { consent, applicant: person, residence: home, card: card(name) },
        },
      })
    const headers = {
      ...(await formHeaders(baseUrl, token)),
      'content-type': 'application/x-www-form-urlencoded',
    }
    const goOn = (changes: Record<string, string> = {}) =>
      fetch(`${baseUrl}/services/drinking-water/apply/applicant`, {
        method: 'POST',
        redirect: 'manual',
        headers,
        body: new URLSearchParams({
          ...person,
          'residence.province': '53',
          'residence.prefecture': county.slice(0, 4),
          'residence.county': county,
          'residence.township': home.code.slice(0, 9),
          'residence.village': home.code,
          'residence.detail': home.detail,
          step: 'next',
          ...changes,
        }).toString(),
      })
    const before = await counts()
    await read(person.name)
    expect((await goOn({ idNumber: '53' })).status, 'not yet').to.equal(200)
    expect(await counts()).to.deep.equal(before)
    for (let time = 0; time < 2; time++) expect((await goOn()).status).to.equal(303)
    expect(await counts()).to.deep.equal({ ...before, kept: before.kept + 1 })
    await read('样本误')
    expect((await goOn()).status).to.equal(303)
    expect(await counts()).to.deep.equal({ kept: before.kept + 1, corrected: before.corrected + 1 })
  })
})
