import { expect } from 'chai'
import { newClient } from '../../clients/new-client.ts'
import { type ApiAnswer, api, integratorKey } from '../../support/api.ts'

async function ask(path: string, query: Record<string, string>, key?: string): Promise<ApiAnswer> {
  const told = new URLSearchParams({ ...query, key: key ?? (await integratorKey()) })
  return api('GET', `/ws/${path}?${told}`)
}

/** Refused in their way: by the body alone. */
function expectStatus({ status, json }: ApiAnswer, expected: number, code: string): void {
  expect([status, json.status, json.code]).to.deep.equal([200, expected, code])
  expect(json.message).to.be.a('string').and.not.equal('')
}

describe('a client of Tencent’s location service', () => {
  before('the boundaries are there once the first place is found', async () => {
    while ((await api('GET', '/readyz')).json.boundaries !== 'ready') await new Promise((done) => setTimeout(done, 100))
  })

  it('gets the county of a position, with or without the slash, and whatever else it asks for', async () => {
    for (const path of ['geocoder/v1/', 'geocoder/v1']) {
      const { status, json } = await ask(path, { location: '24.885,102.821', get_poi: '1', poi_options: 'policy=2' })
      expect([status, json.status]).to.deep.equal([200, 0])
      expect(json.result.ad_info).to.include({ adcode: '530114', city_code: '156530100', nation: '中国' })
      expect(json.result.address_component).to.include({ province: '云南省', city: '昆明市', district: '呈贡区' })
      expect(json.result.address).to.equal('云南省昆明市呈贡区')
      expect(json.result.confidence).to.be.a('string')
    }
  })

  it('gets a point in the county of an address, which lies there, and is told that it is no nearer', async () => {
    const { json } = await ask('geocoder/v1/', { address: '云南省昆明市呈贡区龙城街道' })
    expect(json.result).to.include({ level: 2, deviation: -1, reliability: 9 })
    expect(json.result.ad_info).to.deep.equal({ adcode: '530114', division_code: '530114001' })
    const { lat, lng } = json.result.location
    const back = await ask('geocoder/v1/', { location: `${lat},${lng}` })
    expect(back.json.result.ad_info.adcode).to.equal('530114')
    expect(back.json.result.confidence).to.equal('certain')
  })

  it('is not told a point that nobody knows, nor one of several places', async () => {
    expectStatus(await ask('geocoder/v1/', { address: '云南省昆明市' }), 347, 'division.no_point')
    expectStatus(await ask('geocoder/v1/', { address: '火星第三环形山' }), 347, 'division.not_found')
    expectStatus(await ask('geocoder/v1/', { location: '48.85,2.35' }), 347, 'coordinate.outside_coverage')
  })

  it('is told of positions the other way round, of missing and of broken ones', async () => {
    expectStatus(await ask('geocoder/v1/', { location: '102.821,24.885' }), 348, 'coordinate.swapped')
    expectStatus(await ask('geocoder/v1/', {}), 300, 'request.invalid')
    for (const location of ['here', '1;2', '24.9,102.8,3', '1e2,3'])
      expectStatus(await ask('geocoder/v1/', { location }), 310, 'request.invalid')
    expectStatus(await ask('geocoder/v1/', { location: '24.9,102.8', output: 'jsonp' }), 310, 'request.invalid')
  })

  it('finds divisions below another and by name or code', async () => {
    const children = (await ask('district/v1/getchildren', { id: '530100' })).json.result[0]
    const own = children.find(({ id }: { id: string }) => id === '530114')
    expect(own).to.deep.include({ name: '呈贡', fullname: '呈贡区', pinyin: ['cheng', 'gong'] })
    expect(own.location).to.have.keys('lat', 'lng')
    const townships = (await ask('district/v1/getchildren', { id: '530114' })).json.result[0]
    expect(townships[0]).to.include({ id: '530114001' }).and.not.have.property('location')
    expect((await ask('district/v1/getchildren', { id: '530114001' })).json.result).to.deep.equal([[]])
    const provinces = (await ask('district/v1/getchildren', {})).json.result[0]
    expect(provinces.map(({ id }: { id: string }) => id)).to.include('530000')
    const inBeijing = (await ask('district/v1/getchildren', { id: '110000' })).json.result[0]
    expect(inBeijing[0].id).to.equal('110101')
    const [[byName]] = (await ask('district/v1/search', { keyword: '呈贡' })).json.result
    expect(byName).to.include({ id: '530114', level: 3, address: '云南省昆明市呈贡区' })
    const [byCode] = (await ask('district/v1/search', { keyword: '530000, 530114' })).json.result
    expect(byCode.map(({ id }: { id: string }) => id)).to.deep.equal(['530000', '530114'])
    expectStatus(await ask('district/v1/search', { keyword: '999999' }), 347, 'division.not_found')
    expectStatus(await ask('district/v1/getchildren', { id: '999999' }), 347, 'division.not_found')
  })

  it('is told of its key and its quota by their numbers', async () => {
    const query = { location: '24.885,102.821' }
    expectStatus(await api('GET', '/ws/geocoder/v1/?location=24.885,102.821'), 301, 'auth.required')
    expectStatus(await ask('geocoder/v1/', query, 'never-given-out'), 190, 'auth.invalid')
    expectStatus(await ask('geocoder/v1/', query, 'short'), 190, 'auth.invalid')
    const other = await newClient({ scopes: ['tts:write'] })
    expectStatus(await ask('geocoder/v1/', query, other.key), 113, 'auth.forbidden')
    const { key } = await newClient({ limits: { callsPerDay: 1 } })
    const first = await ask('geocoder/v1/', query, key)
    expect([first.json.status, first.headers.get('ratelimit-remaining')]).to.deep.equal([0, '0'])
    const over = await ask('geocoder/v1/', query, key)
    expectStatus(over, 121, 'quota.exceeded')
    expect(Number(over.headers.get('retry-after'))).to.be.above(0)
    const signing = await newClient({ mustSign: true })
    expectStatus(await ask('geocoder/v1/', query, signing.key), 111, 'auth.signature_missing')
  })

  it('finds nothing where there is nothing', async () => {
    const answer = await ask('place/v1/search', { keyword: '医院' })
    expect([answer.status, answer.json.status]).to.deep.equal([404, 310])
  })
})
