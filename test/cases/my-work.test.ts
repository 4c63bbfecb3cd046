import { expect } from 'chai'
import { Op } from 'sequelize'
import { Case } from '../../models/case.ts'
import { findOfficeCases } from '../../src/cases/find-cases.ts'
import { findMyWork } from '../../src/cases/find-my-work.ts'
import { countOfficeCases } from '../../src/cases/office-filter.ts'
import { actionsOpenTo } from '../../src/cases/open-actions.ts'
import { loadCatalogue } from '../../src/catalogue/catalogue.ts'
import { mayStep } from '../../src/policies/may.ts'
import { api, inventPerson, logIn, staffToken } from '../support/api.ts'
import { officeWorld, staffActor, takeStep } from '../support/office-world.ts'
import { serviceParts } from '../support/parts.ts'
import { filed } from './file.ts'
import { fileService } from './file-service.ts'

const village = { problemPlace: { code: '532501001001' }, residence: { code: '532501001', detail: '样本路2号' } }
const desk = 'water-532501-handler'

describe('what waits for a member of staff', () => {
  it('is what they may do: nobody waits for a step that the workflow does not open to them', async () => {
    await filed(await logIn(inventPerson().phone), village)
    const catalogue = loadCatalogue()
    const now = new Date()
    for (const username of [desk, 'water-532501-approver', 'civil-530111-handler', 'centre-dispatcher']) {
      const actor = await staffActor(username)
      const { items } = await findOfficeCases({ clock: { now: () => now } }, actor, { todo: 'accept' }, { limit: 100 })
      const all = await Case.findAll({ where: { state: 'ROUTED' }, include: ['events'] })
      const open = all.filter((record) =>
        actionsOpenTo(catalogue, record, now, ({ who }) => mayStep(actor, who, record), actor.staffId).includes(
          'accept',
        ),
      )
      const ids = open.map(({ id }) => id)
      expect(ids, username).to.include.members(items.map(({ id }) => id))
      expect(await countOfficeCases(now, actor, { todo: 'accept' }), username).to.equal(ids.length)
    }
  })

  it('is counted as its list shows it, and a step that others took is gone from it', async () => {
    const world = { ...(await serviceParts()), ...(await officeWorld()) }
    const actor = await staffActor(desk)
    const count = async (todo: string) =>
      (await findMyWork(world, actor, 'zh-CN')).todos.find((each) => each.todo === todo)?.count ?? 0
    const before = [await count('accept'), await count('look-into')]
    const { id } = await filed(await logIn(inventPerson().phone), village)
    expect(await count('accept')).to.equal((before[0] ?? 0) + 1)
    await takeStep(world, await staffActor('centre-dispatcher'), id, { action: 'supervise', note: '请尽快办' })
    expect(await count('ordered')).to.be.above(0)
    await takeStep(world, actor, id, { action: 'accept' })
    expect([await count('accept'), await count('look-into')]).to.deep.equal([before[0], (before[1] ?? 0) + 1])
  })

  it('tells of papers that came, and not of whoever handled a case that they shall decide it', async () => {
    const citizen = await logIn(inventPerson().phone)
    const made = await filed(citizen, village)
    const world = await officeWorld()
    const actor = await staffActor(desk)
    await takeStep(world, actor, made.id, { action: 'request-materials', materials: ['水费单'] })
    const body = { action: 'supplement', note: '水费单在这里', version: 2 }
    await api('POST', `/v1/cases/${made.id}/actions`, { token: citizen, body })
    const token = await staffToken(desk)
    const list = async (query: string, who = token) =>
      (await api('GET', `/v1/staff/cases?limit=100&${query}`, { token: who })).json.items.map(
        ({ id }: { id: string }) => id,
      )
    expect(await list('todo=papers')).to.include(made.id)
    expect(await list('mine=true')).to.include(made.id)
    await takeStep(world, actor, made.id, { action: 'accept' })
    expect(await list('todo=papers')).to.not.include(made.id)

    const place = { problemPlace: { code: '530111001001' } }
    const { id } = (await fileService(citizen, 'serious-illness-treatment', place)).json
    const health = { department: 'health', division: '530111' }
    const both = {
      ...(await staffActor('civil-530111-handler')),
      grants: [
        { role: 'county-handler' as const, ...health },
        { role: 'county-approver' as const, ...health },
      ],
    }
    await takeStep(world, both, id, { action: 'accept' })
    await takeStep(world, both, id, { action: 'investigate' })
    await takeStep(world, both, id, { action: 'opinion', fit: true, note: '符合' })
    await takeStep(world, both, id, { action: 'submit-to-county' })
    const decides = async (actor: typeof both) =>
      (await findOfficeCases(world, actor, { todo: 'decide' }, { limit: 100 })).items.map((each) => each.id)
    expect(await decides(both)).to.not.include(id)
    expect(await decides({ ...both, staffId: 'somebody-else' })).to.include(id)
  })

  it('is listed with the first due first, page by page, each case once', async () => {
    const actor = await staffActor(desk)
    const world = { clock: { now: () => new Date() } }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await findOfficeCases(world, actor, {}, { limit: 2, cursor, sort: 'due' })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    const all = await Case.findAll({ where: { id: { [Op.in]: seen } }, include: ['clocks'] })
    const dueOf = (id: string) => {
      const running = (all.find((each) => each.id === id)?.clocks ?? []).filter(
        (clock) => !clock.stoppedAt && !clock.pausedAt,
      )
      return Math.min(...running.map(({ dueAt }) => dueAt.getTime()))
    }
    expect(new Set(seen).size).to.equal(seen.length)
    expect(seen.map(dueOf)).to.deep.equal(seen.map(dueOf).toSorted((a, b) => a - b))
    const token = await staffToken(desk)
    expect((await api('GET', '/v1/staff/cases?sort=due&cursor=abc', { token })).status).to.equal(400)
  })

  it('tells of an agreement that nobody asked for yet, until somebody did', async () => {
    const helper = { name: '样本帮手', phone: inventPerson().phone, relationship: '邻居' }
    const { id, version } = await filed(await logIn(helper.phone), { ...village, filingMode: 'helper', helper })
    const token = await staffToken(desk)
    const open = async (): Promise<string[]> =>
      (await api('GET', '/v1/staff/cases?limit=100&todo=agreement', { token })).json.items.map(
        (each: { id: string }) => each.id,
      )
    expect(await open()).to.include(id)
    await api('POST', `/v1/staff/cases/${id}/agreement`, { token, body: { version } })
    expect(await open()).to.not.include(id)
  })
})
