import { expect } from 'chai'
import { QueryTypes } from 'sequelize'
import { Case } from '../../models/case.ts'
import { keepRegistry, readRegistry } from '../../src/cases/keep-registry.ts'
import { registryIndex } from '../../src/cases/registries.ts'
import { findShareRequests, requestShare } from '../../src/cases/request-share.ts'
import { filed } from '../cases/file.ts'
import { api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { officeWorld } from '../support/office-world.ts'
import { newSeals } from '../support/seals.ts'
import { fileWater, newCitizen, postAt, villageOf } from './centre-hands.ts'

const county = '530825'
describe('the list of another registry', () => {
  it('says which lines cannot be taken, and never what stands in them', () => {
    const { idNumber } = inventPerson()
    const wrong = `${idNumber.slice(0, 17)}${idNumber.endsWith('1') ? '2' : '1'}`
    const text = `身份证号码,姓名\n${idNumber},样本甲\n${wrong},样本乙\n123,样本丙\n${idNumber},\n${idNumber}\n`
    const { people, refusals } = readRegistry(text, '2026-01-01')
    expect(people).to.deep.equal([{ idNumber, name: '样本甲' }])
    expect(refusals.map(({ line, why }) => [line, why])).to.deep.equal([
      [3, 'field.id_number_checksum'],
      [4, 'field.id_number_length'],
      [5, 'name'],
      [6, 'columns'],
    ])
    expect(JSON.stringify(refusals)).to.not.include('样本')
  })

  it('answers exactly, by number and name, and keeps neither', async () => {
    const office = await officeWorld(new Date('2025-07-01T09:00:00+08:00'))
    const world = { ...office, blindIndex: registryIndex(office.seals) }
    const handler = await postAt('county-handler', 'water', county)
    const [citizen, village] = [await newCitizen(), villageOf(world, county)]
    const id = await fileWater(world, citizen, village)
    const { applicant } = await Case.findByPk(id, { rejectOnEmpty: true })
    const list = { registry: 'minimum-living-allowance' as const, division: county, asOf: '2025-06-30' }
    const ask = async () => {
      world.time.set(new Date(world.time.now().getTime() + 1000))
      await requestShare(world, handler, id, { registry: list.registry, purpose: '核对是否已享受低保' })
      return (await findShareRequests(handler, id)).at(-1)?.result
    }
    expect(await ask()).to.equal('no-list')
    await keepRegistry(world, { ...list, people: [{ idNumber: applicant.idNumber, name: '别的名字' }] })
    expect(await ask()).to.equal('not-matched')
    const people = [applicant, { idNumber: applicant.idNumber, name: '别的名字' }]
    const written: number[] = []
    await keepRegistry(world, { ...list, people }, (count) => written.push(count))
    expect(written).to.deep.equal([2])
    expect(await ask()).to.equal('matched')
    const rows = await world.sequelize.query('SELECT * FROM registry_people, registry_lists', {
      type: QueryTypes.SELECT,
    })
    expect(JSON.stringify(rows)).to.not.include(applicant.idNumber).and.not.include(applicant.name)
  })

  it('is asked only by who works on the case, with a reason, and the case remembers it', async () => {
    const { id } = await filed(await logIn('19811125001'))
    const handler = await staffToken('water-530114-handler')
    const address = `/v1/staff/cases/${id}/share-requests`
    const body = { registry: 'disability', purpose: '核对取水困难的情况' }
    const { status, json } = await api('POST', address, { token: handler, body })
    expect(status).to.equal(201)
    expect(json.items).to.have.length(1)
    expect(json.items[0]).to.include({ ...body, result: 'no-list', asOf: null })
    expect(json.items[0].text).to.include('残疾人名单').and.include(body.purpose)
    expect((await api('GET', address, { token: handler })).json.items).to.have.length(1)
    const { shareRequests } = (await api('GET', `/v1/staff/cases/${id}`, { token: handler })).json
    expect(shareRequests).to.deep.equal(json.items)
    const dispatcher = await staffToken('centre-dispatcher')
    expect((await api('GET', address, { token: dispatcher })).json.items).to.have.length(1)
    expectProblem(await api('POST', address, { token: dispatcher, body }), 403, 'auth.forbidden')
    expectProblem(
      await api('POST', address, { token: await staffToken('water-530111-handler'), body }),
      404,
      'case.not_found',
    )
    expectProblem(
      await api('POST', address, { token: handler, body: { ...body, purpose: ' ' } }),
      400,
      'request.invalid',
    )
    expectProblem(
      await api('POST', address, { token: handler, body: { ...body, registry: 'x' } }),
      400,
      'request.invalid',
    )
  })

  it('gives the same index for the same key alone', () => {
    const [one, other] = [registryIndex(newSeals()), registryIndex(newSeals())]
    expect(one('a')).to.equal(one('a'))
    expect(one('a')).to.not.equal(other('a'))
  })
})
