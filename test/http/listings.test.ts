import { expect } from 'chai'
import { api, expectProblem } from '../support/api.ts'

const near = 'longitude=102.7998&latitude=24.8927&coordType=wgs84'
const names = async (query: string) =>
  (await api('GET', `/v1/health-institutions?${query}`)).json.items.map((each: { name: string }) => each.name)

describe('GET /v1/health-institutions', () => {
  it('tells the nearest first, for the eye and for the ear', async () => {
    const { json } = await api('GET', `/v1/health-institutions?${near}&limit=3`)
    const distances = json.items.map(({ distanceKm }: { distanceKm: number }) => distanceKm)
    expect(distances).to.deep.equal([...distances].sort((one, other) => one - other))
    const [first] = json.items
    expect(first).to.include({ name: '样本龙城卫生院', levelName: '乡镇卫生院' })
    expect(first.text).to.include('离您大约').and.include('电话：0871-00000103')
    expect(first.speech).to.include('零八七幺，零零零零零幺零三')
    const english = await api('GET', `/v1/health-institutions?${near}&limit=1`, { language: 'en' })
    expect(english.json.items[0].text).to.include('township health centre')
    expect(english.json.items[0].speech).to.include('0 0 0 0 0 1 0 3')
  })

  it('takes a position in each system for the same place', async () => {
    const gcj02 = 'longitude=102.8013&latitude=24.8897&coordType=gcj02'
    const first = async (query: string) =>
      (await api('GET', `/v1/health-institutions?${query}&limit=1`)).json.items[0].name
    expect(await first(gcj02)).to.equal(await first(near))
  })

  it('narrows by division, name, class and who pays', async () => {
    expect(await names('division=5325')).to.deep.equal(['样本个旧市医院', '样本个旧卫生院'])
    expect(await names('query=七甸')).to.deep.equal(['样本七甸卫生院'])
    expect(await names('level=village-clinic&insurance=false')).to.deep.equal(['样本斗南村卫生室'])
    expect(await names('seriousIllness=true&division=530114')).to.have.length(2)
  })

  it('goes from page to page without losing or repeating any', async () => {
    const whole = await names(`${near}&limit=100`)
    const paged: string[] = []
    let cursor = ''
    do {
      const { json } = await api('GET', `/v1/health-institutions?${near}&limit=5${cursor && `&cursor=${cursor}`}`)
      paged.push(...json.items.map(({ name }: { name: string }) => name))
      cursor = json.nextCursor
    } while (cursor)
    expect(paged).to.deep.equal(whole)
  })

  it('says what is wrong with a position', async () => {
    const asked = (query: string) => api('GET', `/v1/health-institutions?${query}`)
    expectProblem(await asked('longitude=24.8&latitude=102.8&coordType=wgs84'), 422, 'coordinate.swapped')
    expectProblem(await asked('longitude=0&latitude=0&coordType=wgs84'), 422, 'coordinate.null_island')
    expectProblem(await asked('longitude=200&latitude=24&coordType=wgs84'), 400, 'coordinate.invalid')
    expectProblem(await asked('longitude=2.35&latitude=48.85&coordType=wgs84'), 404, 'coordinate.outside_coverage')
    const half = await asked('longitude=102.8')
    expectProblem(half, 400, 'request.invalid')
    expect(half.json.errors.map(({ path }: { path: string }) => path)).to.deep.equal(['latitude', 'coordType'])
    for (const query of ['longitude=x&latitude=24&coordType=wgs84', 'level=zoo', 'insurance=maybe', 'division=5']) {
      expectProblem(await asked(query), 400, 'request.invalid')
    }
  })
})

describe('GET /v1/jobs and /v1/courses', () => {
  it('tell why each suits', async () => {
    const { json } = await api('GET', '/v1/courses?division=530114&nearby=true')
    expect(json.items).to.have.length(3)
    for (const { why, text } of json.items) {
      expect(why.text).to.include('就在本县')
      expect(text).to.include('开班')
    }
    const jobs = await api('GET', '/v1/jobs?division=530114&place=outside-province')
    for (const { why } of jobs.json.items) expect(why.text).to.include('在省外')
  })

  it('want to know the county before they tell what is in it', async () => {
    for (const path of ['jobs?place=within-county', 'jobs?place=within-county&division=5301', 'courses?nearby=true']) {
      const answer = await api('GET', `/v1/${path}`)
      expectProblem(answer, 400, 'request.invalid')
      expect(answer.json.errors[0]).to.include({ path: 'division', code: 'field.required' })
    }
  })

  it('refuse what they do not know', async () => {
    for (const path of ['jobs?trade=king', 'jobs?publicWelfare=1', 'courses?startsFrom=soon', 'courses?cursor=x']) {
      expectProblem(await api('GET', `/v1/${path}`), 400, 'request.invalid')
    }
    expectProblem(await api('GET', '/v1/courses?longitude=0&latitude=0&coordType=wgs84'), 422, 'coordinate.null_island')
  })
})

describe('POST /v1/services/suggest', () => {
  const ask = (text: string, language = 'zh-CN') => api('POST', '/v1/services/suggest', { body: { text }, language })

  it('tells what is urgent, what fits and why, and always the window', async () => {
    const { json } = await ask('喝了自来水肚子疼')
    expect(json.emergencies[0]).to.include({ id: 'poison', serviceId: 'drinking-water' })
    expect(json.emergencies[0].phones).to.deep.equal(['120'])
    expect(json.services[0]).to.include({ serviceId: 'drinking-water', kind: 'report' })
    expect(json.window.speech).to.include('幺二三四五')
    const english = await ask('the roof leaks', 'en')
    expect(english.json.services[0].why.text).to.include('“roof').and.include('Housing')
    expect((await ask('')).json).to.deep.include({ emergencies: [], services: [], questions: [] })
  })

  it('refuses more than anybody says at once', async () => {
    expectProblem(await ask('水'.repeat(501)), 400, 'request.invalid')
  })
})
