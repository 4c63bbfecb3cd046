import { setTimeout } from 'node:timers/promises'
import { expect } from 'chai'
import { Case } from '../../models/case.ts'
import { api, integratorKey, inventPerson, logIn } from '../support/api.ts'
import { filed } from './file.ts'

const inGuandu = { longitude: 102.8214567, latitude: 25.0004321, coordType: 'wgs84', accuracy: 20 }

describe('a filing whose places do not fit together', () => {
  before(async () => {
    const token = await integratorKey()
    const ask = () => api('POST', '/v1/divisions/resolve', { token, body: inGuandu })
    // Boundaries are prepared while the service already answers.
    while ((await ask()).status === 503) await setTimeout(100)
  })

  it('is taken, told in plain words, and kept with the case', async () => {
    const token = await logIn(inventPerson().phone)
    const { id } = await filed(token, { location: inGuandu, residence: { code: '533122101', detail: '样本村1号' } })
    const { json } = await api('GET', `/v1/cases/${id}`, { token })
    expect(json.placeFindings.map(({ code }: { code: string }) => code)).to.deep.equal([
      'position-elsewhere',
      'home-elsewhere',
    ])
    expect(json.placeFindings[0].text).to.include('官渡区').and.include('呈贡区')
    expect(json.placeFindings[1].speech).to.include('梁河县')
    const kept = await Case.findByPk(id)
    expect(kept?.location).to.deep.equal({ longitude: 102.821, latitude: 25, coordType: 'wgs84', accuracy: 100 })
  })

  it('has nothing to tell when they do', async () => {
    const token = await logIn(inventPerson().phone)
    expect((await filed(token)).id).to.be.a('string')
    const { json } = await api('GET', '/v1/cases', { token })
    const whole = await api('GET', `/v1/cases/${json.items[0].id}`, { token })
    expect(whole.json.placeFindings).to.deep.equal([])
  })
})
