import { expect } from 'chai'
import { newClient } from '../../clients/new-client.ts'
import { api, idempotencyKey, inventPerson, logIn, waterFiling } from '../../support/api.ts'
import { service } from '../../support/service.ts'
import { sendRaw } from '../send-raw.ts'

const dayMs = 86_400_000
const reader = async () => (await newClient({ scopes: ['cases:read'] })).key

async function file(changes: Record<string, unknown> = {}) {
  const person = inventPerson()
  const token = await logIn(person.phone)
  const body = await waterFiling({ applicant: person, ...changes })
  const { json } = await api('POST', '/v1/cases', { token, body, headers: idempotencyKey() })
  return { person, token, ...json }
}

describe('a client of Open311', () => {
  it('finds the endpoint and the one service with its problems', async () => {
    const { json } = await api('GET', '/open311/v2/discovery.json')
    expect(json.endpoints[0].url).to.match(/\/open311\/v2$/)
    expect(
      (await api('GET', '/open311/v2/services.json')).json.map((each: never) => each['service_code']),
    ).to.deep.equal(['drinking-water'])
    const definition = (await api('GET', '/open311/v2/services/drinking-water.json')).json
    expect(definition.attributes[0].values[0].key).to.match(/^W\d\d$/)
    const unknown = await api('GET', '/open311/v2/services/minimum-living-allowance.json')
    expect(unknown.status).to.equal(404)
    expect(unknown.json[0]).to.have.keys('code', 'description')
  })

  it('gets the same as XML, errors too', async () => {
    const key = await reader()
    await file()
    for (const [path, root] of [
      ['discovery', 'discovery'],
      ['services', 'services'],
      ['services/drinking-water', 'service_definition'],
      ['requests', 'service_requests'],
      ['services/nothing', 'errors'],
    ]) {
      const { headers, bytes } = await sendRaw(
        'GET',
        `/open311/v2/${path}.xml?api_key=${path === 'requests' ? key : ''}`,
      )
      expect(headers['content-type'], path).to.match(/^text\/xml; charset=utf-8/)
      expect(bytes.toString(), path).to.match(new RegExp(`^<\\?xml [^>]+\\?>\n<${root}>.*</${root}>\n$`, 's'))
    }
    const { status, json } = await api('GET', '/open311/v2/services.yaml')
    expect([status, json[0].code]).to.deep.equal([404, 404])
  })

  it('is told of a report the day, the township and whether it is open, and of nobody anything', async () => {
    const { id, person, caseNumber, token, version } = await file({ description: '样本水管裂在院里' })
    const key = await reader()
    const { json } = await api('GET', `/open311/v2/requests/${id}.json?api_key=${key}`)
    expect(json).to.have.length(1)
    expect(json[0]).to.include({
      service_request_id: id,
      status: 'open',
      address_id: '530114001',
      lat: null,
      long: null,
    })
    expect(json[0].requested_datetime).to.match(/^\d{4}-\d\d-\d\dT00:00:00\+08:00$/)
    const { bytes } = await sendRaw('GET', `/open311/v2/requests.json?api_key=${key}&page_size=100`)
    expect(bytes.toString()).to.include(id)
    for (const secret of [person.name, person.phone, person.idNumber, caseNumber, '样本水管', '530114001001'])
      expect(bytes.toString(), secret).to.not.include(secret)
    await api('POST', `/v1/cases/${id}/actions`, { token, body: { action: 'withdraw', version } })
    expect((await api('GET', `/open311/v2/requests/${id}.json?api_key=${key}`)).status).to.equal(404)
  })

  it('gets lists by place, state, ids and page, of 90 days at most', async () => {
    const [first, second] = [await file(), await file()]
    const { now } = await service()
    const key = await reader()
    const list = async (query: string) => (await api('GET', `/open311/v2/requests.json?api_key=${key}&${query}`)).json
    const ids = `service_request_id=${first.id},${second.id}`
    expect(await list(ids)).to.have.length(2)
    expect(await list(`${ids}&page_size=1&page=2`)).to.have.length(1)
    expect(await list(`${ids}&status=closed`)).to.deep.equal([])
    expect(await list(`${ids}&jurisdiction_id=5325`)).to.deep.equal([])
    expect(await list(`${ids}&jurisdiction_id=530114&service_code=drinking-water`)).to.have.length(2)
    expect(await list(`${ids}&service_code=potholes`)).to.deep.equal([])
    const before = new Date(now().getTime() - 3 * dayMs).toISOString()
    expect(await list(`${ids}&end_date=${before}`)).to.deep.equal([])
    const long = new Date(now().getTime() - 100 * dayMs).toISOString()
    for (const query of [`start_date=${long}&end_date=${now().toISOString()}`, 'start_date=soon', 'jurisdiction_id=11'])
      expect(await list(query), query).to.deep.include.members([
        { code: 400, description: (await list(query))[0].description },
      ])
  })

  it('learns nothing of other services', async () => {
    const { id } = await file()
    const key = await reader()
    const { json } = await api('GET', `/open311/v2/requests.json?api_key=${key}&page_size=100`)
    expect(new Set(json.map((each: never) => each['service_code']))).to.deep.equal(new Set(['drinking-water']))
    expect(json.map((each: never) => each['service_request_id'])).to.include(id)
  })

  it('is answered by invented reports with a test key', async () => {
    const { key } = await newClient({ scopes: ['cases:read'], test: true })
    const ask = async () => (await api('GET', `/open311/v2/requests.json?api_key=${key}`)).json
    expect(await ask()).to.deep.equal(await ask())
    expect((await ask()).map((each: never) => each['service_request_id'])).to.deep.equal([
      'specimen-report-000001',
      'specimen-report-000002',
    ])
  })

  it('reads by a key for it alone, and nobody by a session', async () => {
    const told = async (token: string | undefined, query = '') =>
      (await api('GET', `/open311/v2/requests.json${query}`, { token })).json[0].code
    expect(await told(undefined)).to.equal(401)
    expect(await told(undefined, `?api_key=${(await newClient()).key}`)).to.equal(403)
    expect(await told(await logIn(inventPerson().phone))).to.equal(403)
  })

  it('cannot report for people, and is told the page where they do', async () => {
    const form = 'service_code=drinking-water&lat=24.9&long=102.8&api_key=any'
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const json = await sendRaw('POST', '/open311/v2/requests.json', type, form)
    expect(json.status).to.equal(403)
    expect(json.json[0].description).to.include('/services/drinking-water')
    const xml = await sendRaw('POST', '/open311/v2/requests.xml', type, form)
    expect(xml.bytes.toString()).to.match(/<errors><error><code>403<\/code><description>[^<]+<\/description>/)
  })
})
