import { expect } from 'chai'
import { Case } from '../../models/case.ts'
import { CaseClock } from '../../models/case-clock.ts'
import { WorkAlert } from '../../models/work-alert.ts'
import { denialWasTold } from '../../src/cases/tell-denial.ts'
import { watchClocks } from '../../src/cases/watch-clocks.ts'
import { filed } from '../cases/file.ts'
import { fileService } from '../cases/file-service.ts'
import { type ApiAnswer, api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { daysFromNow, officeWorld, staffActor, takeStep } from '../support/office-world.ts'

/** One step by HTTP on the version that the case has. */
async function step(
  username: string,
  id: string,
  action: string,
  more: Record<string, unknown> = {},
): Promise<ApiAnswer> {
  const token = await staffToken(username)
  const { version } = await Case.findByPk(id, { rejectOnEmpty: true })
  return api('POST', `/v1/staff/cases/${id}/actions`, { token, body: { action, version, ...more } })
}
async function steps(username: string, id: string, ...actions: [action: string, more?: Record<string, unknown>][]) {
  let last: ApiAnswer | undefined
  for (const [action, more] of actions) {
    last = await step(username, id, action, more)
    expect(last.status, `${action}: ${JSON.stringify(last.json)}`).to.equal(200)
  }
  return last?.json
}
const lampsOf = (json: { clocks: { kind: string; lamp: string }[] }) =>
  Object.fromEntries(json.clocks.map(({ kind, lamp }) => [kind, lamp]))

describe('the allowance', () => {
  let citizen: string
  let id: string
  const there = { problemPlace: { code: '530111001001' } }
  before(async () => {
    citizen = await logIn(inventPerson().phone)
    id = (await fileService(citizen, 'minimum-living-allowance', there)).json.id
  })

  it('is looked into and judged by one, with its statutory time running from acceptance', async () => {
    const accepted = await steps('civil-530111-handler', id, ['accept'])
    expect(lampsOf(accepted)).to.deep.equal({ accept: 'off', platform: 'green', statutory: 'green' })
    const told = await steps(
      'civil-530111-handler',
      id,
      ['investigate'],
      ['opinion', { fit: true, note: '家里收入低，财产符合' }],
    )
    expect(told.state).to.equal('FIRST_REVIEW')
    expect(told.actions).to.include('publish').and.not.include('submit-to-county')
    expectProblem(await step('civil-530111-handler', id, 'submit-to-county'), 409, 'case.publicity_needed')
  })

  it('is told to the village with a masked name, and rests while it is', async () => {
    const published = await steps('civil-530111-handler', id, ['publish'])
    expect(lampsOf(published)['statutory']).to.equal('paused')
    expectProblem(await step('civil-530111-handler', id, 'submit-to-county'), 409, 'case.publicity_runs')
    const { json } = await api('GET', '/v1/public-notices?division=530111001001')
    const notice = json.items.find(({ maskedName }: { maskedName: string }) => maskedName !== '')
    expect(notice.text).to.include('申请')
    const record = await Case.findByPk(id, { rejectOnEmpty: true })
    expect(JSON.stringify(json)).to.not.include(record.applicant.name)
    expect(JSON.stringify(json)).to.not.include(record.applicant.idNumber)
  })

  it('goes back to be looked into when somebody objects, who stays unknown', async () => {
    const { json } = await api('GET', '/v1/public-notices?division=530111001001')
    const neighbour = await logIn(inventPerson().phone)
    const path = `/v1/public-notices/${json.items[0].id}/objections`
    expect((await api('POST', path, { token: neighbour, body: { text: '他家在县城有房子' } })).status).to.equal(204)
    expectProblem(
      await api('POST', path, { token: neighbour, body: { text: '他家在县城有房子' } }),
      404,
      'public_notice.not_found',
    )
    const mine = (await api('GET', `/v1/cases/${id}`, { token: citizen })).json
    expect(mine.state).to.equal('INVESTIGATING')
    expect(JSON.stringify(mine)).to.not.include('县城有房子')
  })

  it('is approved at the county by another person, once the second notice is over', async () => {
    await steps('civil-530111-handler', id, ['opinion', { fit: true, note: '查过，没有房产' }], ['publish'])
    const world = await officeWorld(await daysFromNow(8))
    await takeStep(world, await staffActor('civil-530111-handler'), id, { action: 'submit-to-county' })
    expectProblem(await step('civil-530111-handler', id, 'approve'), 403, 'auth.forbidden')
    const approved = await steps('civil-530111-approver', id, ['approve', { note: '从下月起发放' }])
    expect([approved.state, approved.bucket]).to.deep.equal(['APPROVED', 'processing'])
    const done = await steps('civil-530111-handler', id, ['fulfil', { note: '第一笔已经到账' }])
    expect([done.state, done.bucket]).to.deep.equal(['FULFILLED', 'completed'])
    expect(Object.values(lampsOf(done))).to.not.include.members(['green', 'yellow'])
    expect((await api('POST', `/v1/cases/${id}/rating`, { token: citizen, body: { level: 5 } })).status).to.equal(201)
  })
})

describe('whoever judged', () => {
  it('does not decide, whatever other post they hold', async () => {
    const { id } = (
      await fileService(await logIn(inventPerson().phone), 'serious-illness-assistance', {
        problemPlace: { code: '530111001001' },
      })
    ).json
    const world = await officeWorld()
    const both = await staffActor('civil-530111-handler')
    const grant = { department: 'medical-insurance', division: '530111' }
    const actor = {
      ...both,
      grants: [
        { role: 'county-handler' as const, ...grant },
        { role: 'county-approver' as const, ...grant },
      ],
    }
    await takeStep(world, actor, id, { action: 'accept' })
    await takeStep(world, actor, id, { action: 'investigate' })
    await takeStep(world, actor, id, { action: 'opinion', fit: true, note: '符合' })
    await takeStep(world, actor, id, { action: 'submit-to-county' })
    const refused = await takeStep(world, actor, id, { action: 'approve' }).catch((problem) => problem)
    expect(refused.code).to.equal('case.four_eyes')
    const other = { ...actor, staffId: (await staffActor('civil-530111-approver')).staffId }
    expect((await takeStep(world, other, id, { action: 'approve' })).state).to.equal('APPROVED')
  })
})

describe('destitute support that is refused', () => {
  let citizen: string
  let id: string
  before(async () => {
    citizen = await logIn(inventPerson().phone)
    id = (await fileService(citizen, 'destitute-support', { problemPlace: { code: '530111001001' } })).json.id
    await steps(
      'civil-530111-handler',
      id,
      ['accept'],
      ['investigate'],
      ['opinion', { fit: false, note: '有法定赡养人' }],
      ['submit-to-county'],
    )
  })

  it('needs reasons and the rule', async () => {
    for (const more of [{}, { note: '有赡养人' }, { basis: '某办法' }]) {
      expectProblem(await step('civil-530111-approver', id, 'deny', more), 400, 'request.invalid')
    }
  })

  it('is told with what can be done against it, in text and voice, within its own time', async () => {
    const denied = await steps('civil-530111-approver', id, [
      'deny',
      { note: '有能赡养的子女', basis: '社会救助暂行办法第十四条' },
    ])
    expect([denied.state, denied.bucket]).to.deep.equal(['DENIED', 'completed'])
    expect(lampsOf(denied)['denial']).to.equal('green')
    const { json } = await api('GET', `/v1/cases/${id}`, { token: citizen })
    const told = json.events.at(-1)
    for (const part of ['有能赡养的子女', '第十四条', '复议', '六个月']) expect(told.text).to.include(part)
    expect(told.speech).to.not.match(/\d/)
    const inbox = (await api('GET', '/v1/inbox', { token: citizen })).json.items[0]
    expect(inbox.body.text).to.include('第十四条')
    await api('POST', `/v1/inbox/${inbox.id}/read`, { token: citizen })
    const clock = await CaseClock.findOne({ where: { caseId: id, kind: 'denial' }, rejectOnEmpty: true })
    expect(clock.stoppedAt).to.not.equal(null)
    await denialWasTold(id, new Date(0))
    await clock.reload()
    expect(clock.stoppedAt?.getTime()).to.be.above(0)
  })

  it('is looked at by the office above, which may have it decided anew', async () => {
    const { json } = await api('GET', `/v1/cases/${id}`, { token: citizen })
    const body = { action: 'review', note: '子女也很困难', version: json.version }
    const asked = await api('POST', `/v1/cases/${id}/actions`, { token: citizen, body })
    expect(asked.json.office.division).to.equal('5301')
    const world = await officeWorld()
    const above = await staffActor('water-5301-supervisor')
    const reviewer = {
      ...above,
      grants: [{ role: 'prefecture-supervisor' as const, department: 'civil-affairs', division: '5301' }],
    }
    expectProblem(await step('civil-530111-handler', id, 'accept'), 403, 'auth.forbidden')
    await takeStep(world, reviewer, id, { action: 'accept' })
    const back = await takeStep(world, reviewer, id, { action: 'return', note: '请核实子女的收入' })
    expect([back.state, back.officeDivision]).to.deep.equal(['INVESTIGATING', '530111'])
    const anew = await steps('civil-530111-handler', id, ['opinion', { fit: true, note: '子女无能力' }])
    expect(anew.state).to.equal('FIRST_REVIEW')
  })
})

describe('an emergency with the water', () => {
  it('at night on a holiday is due in two hours, told to those who help, and helped first', async () => {
    const citizen = await logIn(inventPerson().phone)
    const made = await filed(citizen, { problems: ['W07'], description: '喝了肚子痛' })
    const holiday = new Date('2026-10-02T23:30:00+08:00')
    const world = await officeWorld(holiday)
    const due = world.calendar.after(holiday, { hours: 2 })
    expect(due).to.deep.equal({ dueAt: new Date('2026-10-03T01:30:00+08:00'), provisional: false })
    const token = await staffToken('health-530114-handler')
    const seen = await api('GET', `/v1/staff/cases/${made.id}`, { token })
    expect([seen.status, seen.json.actions]).to.deep.equal([200, []])
    const list = await api('GET', '/v1/staff/cases?service=drinking-water&limit=100', { token })
    expect(list.json.items.map(({ id }: { id: string }) => id)).to.include(made.id)
    const helped = await steps('water-530114-handler', made.id, ['help-now', { note: '已送桶装水，停用水源' }])
    expect([helped.state, lampsOf(helped)['accept']]).to.deep.equal(['ACCEPTED', 'off'])
  })

  it('is no way around acceptance for what is no emergency', async () => {
    const { id } = await filed(await logIn(inventPerson().phone))
    expectProblem(await step('water-530114-handler', id, 'help-now', { note: '帮' }), 409, 'case.transition_illegal')
  })
})

describe('a case that nobody wants', () => {
  it('goes back once, and at the third hop to the dispatcher, while the citizen’s date stands', async () => {
    const citizen = await logIn(inventPerson().phone)
    const made = await filed(citizen)
    const platform = (json: { clocks: { kind: string; dueAt: string }[] }) =>
      json.clocks.find(({ kind }) => kind === 'platform')?.dueAt
    const promised = platform(made)
    expectProblem(await step('water-530114-handler', made.id, 'return', { note: '退' }), 409, 'case.not_transferred')
    const to = (division: string) => ({ note: '水源在那边', to: { division } })
    const there = await steps('water-530114-handler', made.id, ['transfer', to('530111')])
    expect([there.office.division, platform(there)]).to.deep.equal(['530111', promised])
    const back = await steps('water-530111-handler', made.id, ['return', { note: '不在我们这边' }])
    expect(back.office.division).to.equal('530114')
    const third = await steps('water-530114-handler', made.id, ['transfer', to('530111')])
    expect([third.office.division, platform(third)]).to.deep.equal(['53', promised])
    expect(third.routing.reason.text).to.include('数据共享中心')
    const settled = await steps('centre-dispatcher', made.id, ['transfer', { ...to('530111'), note: '以水源为准' }])
    expect([settled.office.division, settled.state]).to.deep.equal(['530111', 'ROUTED'])
    expectProblem(await step('water-530111-handler', made.id, 'return', { note: '再退' }), 409, 'case.returned_before')
    const mine = (await api('GET', `/v1/cases/${made.id}`, { token: citizen })).json
    expect(platform(mine)).to.equal(promised)
    expect(mine.events.map(({ action }: { action: string }) => action)).to.deep.equal([
      'submit',
      'transfer',
      'return',
      'transfer',
      'transfer',
    ])
  })

  it('goes to no office that does not exist, and not to itself', async () => {
    const { id } = await filed(await logIn(inventPerson().phone))
    const to = (division: string) => ({ note: '转', to: { division } })
    expectProblem(await step('water-530114-handler', id, 'transfer', to('530114001')), 404, 'office.not_found')
    expectProblem(await step('water-530114-handler', id, 'transfer', to('530114')), 409, 'case.same_office')
  })
})

describe('papers that are missing', () => {
  it('are asked for once, stop the clocks, and end the wait when they come', async () => {
    const citizen = await logIn(inventPerson().phone)
    const made = await filed(citizen)
    const asked = await steps('water-530114-handler', made.id, ['request-materials', { materials: ['水费单', '照片'] }])
    expect(lampsOf(asked)).to.deep.equal({ accept: 'paused', platform: 'paused', materials: 'green' })
    expect((await api('GET', `/v1/cases/${made.id}`, { token: citizen })).json.events.at(-1).text).to.include(
      '水费单、照片',
    )
    const body = { action: 'supplement', note: '水费单在这里：每月二十元', version: asked.version }
    const back = await api('POST', `/v1/cases/${made.id}/actions`, { token: citizen, body })
    expect(back.json.state).to.equal('ROUTED')
    expect(lampsOf(back.json)).to.deep.equal({ accept: 'green', platform: 'green', materials: 'off' })
    expectProblem(
      await step('water-530114-handler', made.id, 'request-materials', { materials: ['还要一份'] }),
      409,
      'case.materials_asked',
    )
  })

  it('let the case lapse when they never come, and it can be taken up again', async () => {
    const citizen = await logIn(inventPerson().phone)
    const { id } = await filed(citizen)
    await steps('water-530114-handler', id, ['accept'], ['request-materials', { materials: ['水费单'] }])
    const world = await officeWorld(await daysFromNow(45))
    await watchClocks(world)
    const { json } = await api('GET', `/v1/cases/${id}`, { token: citizen })
    expect([json.state, json.bucket]).to.deep.equal(['NOT_ACCEPTED', 'completed'])
    expect(json.events.at(-1).action).to.equal('lapse')
  })
})

describe('reports of one water', () => {
  it('are joined into one, and the one answer is told to all', async () => {
    const [first, second] = [await logIn(inventPerson().phone), await logIn(inventPerson().phone)]
    const [master, other] = [await filed(first), await filed(second)]
    expectProblem(await step('water-530114-handler', other.id, 'merge', { into: other.id }), 409, 'case.merge_unfit')
    const merged = await steps('water-530114-handler', other.id, ['merge', { into: master.id }])
    expect([merged.state, merged.bucket]).to.deep.equal(['MERGED', 'completed'])
    await steps('water-530114-handler', master.id, ['accept'], ['answer', { note: '总管修好了' }])
    const told = (await api('GET', `/v1/cases/${other.id}`, { token: second })).json
    expect(told.events.map(({ action }: { action: string }) => action)).to.deep.equal(['submit', 'merge', 'answer'])
    expect(told.events.at(-1).text).to.include('总管修好了')
    expect(JSON.stringify(told)).to.not.include(master.applicant.name)
  })
})

describe('a bad rating', () => {
  it('is answered by a call and a result within its own time, which the citizen is told', async () => {
    const citizen = await logIn(inventPerson().phone)
    const { id } = await filed(citizen)
    await steps('water-530114-handler', id, ['accept'], ['answer', { note: '修好了' }])
    await api('POST', `/v1/cases/${id}/rating`, { token: citizen, body: { level: 2, text: '还是没水' } })
    const token = await staffToken('water-530114-handler')
    const open = async () =>
      (await api('GET', '/v1/staff/rectifications', { token })).json.items.filter(
        ({ caseId }: { caseId: string }) => caseId === id,
      )
    expect((await open())[0].calledAt).to.equal(null)
    const path = `/v1/staff/cases/${id}/rectification`
    expectProblem(
      await api('POST', path, { token, body: { step: 'close', note: '好了' } }),
      409,
      'rectification.call_first',
    )
    expectProblem(
      await api('POST', path, { token: await staffToken('water-532501-handler'), body: { step: 'call', note: '问' } }),
      404,
      'case.not_found',
    )
    for (const body of [
      { step: 'call', note: '打了电话，三楼没水' },
      { step: 'close', note: '换了加压泵，三楼有水了' },
    ]) {
      expect((await api('POST', path, { token, body })).status).to.equal(204)
    }
    expect(await open()).to.deep.equal([])
    const told = (await api('GET', `/v1/cases/${id}`, { token: citizen })).json.events.at(-1)
    expect(told.text).to.include('加压泵')
    expectProblem(
      await api('POST', path, { token, body: { step: 'call', note: '再打' } }),
      409,
      'rectification.not_open',
    )
  })
})

describe('a promise that runs out', () => {
  it('is told up the chain, each step once, and after a standstill the highest alone', async () => {
    const citizen = await logIn(inventPerson().phone)
    const { id } = await filed(citizen)
    const alerts = async () =>
      (await WorkAlert.findAll({ where: { caseId: id, clock: 'platform' }, order: [['at', 'ASC']] })).map(
        ({ step: name, skipped }) => `${name}${skipped ? ' passed over' : ''}`,
      )
    const world = await officeWorld(await daysFromNow(8))
    await watchClocks(world)
    await watchClocks(world)
    expect(await alerts()).to.deep.equal(['reminder'])
    const { json } = await api('GET', '/v1/staff/alerts', { token: await staffToken('water-530114-handler') })
    expect(json.items.some(({ caseId }: { caseId: string }) => caseId === id)).to.equal(true)
    world.time.set(await daysFromNow(16))
    await watchClocks(world)
    expect((await alerts()).sort()).to.deep.equal(['county passed over', 'head passed over', 'prefecture', 'reminder'])
    world.time.set(await daysFromNow(25))
    await watchClocks(world)
    await watchClocks(world)
    expect(await alerts())
      .to.include('province')
      .and.have.length(5)
    await steps('water-530114-handler', id, ['accept'], ['answer', { note: '修好了' }])
    const { version } = await Case.findByPk(id, { rejectOnEmpty: true })
    const body = { action: 'reopen', note: '又停水了', version }
    expect((await api('POST', `/v1/cases/${id}/actions`, { token: citizen, body })).status).to.equal(200)
    expect(await alerts(), 'a promise that begins anew').to.deep.equal([])
    world.time.set(await daysFromNow(8))
    await watchClocks(world)
    expect(await alerts()).to.deep.equal(['reminder'])
  })

  it('is told to the platform’s office of the county apart from the head, and to no other level of the platform', async () => {
    const citizen = await logIn(inventPerson().phone)
    const { id } = await filed(citizen)
    const toldTo = async (username: string) => {
      const { json } = await api('GET', '/v1/staff/alerts', { token: await staffToken(username) })
      return json.items
        .filter((each: { caseId: string }) => each.caseId === id)
        .map(({ step }: { step: string }) => step)
    }
    const due = await CaseClock.findOne({ where: { caseId: id, kind: 'platform' }, rejectOnEmpty: true })
    const world = await officeWorld(new Date(due.dueAt.getTime() + 3_600_000))
    await watchClocks(world)
    expect(await toldTo('water-530114-approver')).to.include('head')
    expect(await toldTo('platform-530114')).to.deep.equal([])
    world.time.set(new Date(due.dueAt.getTime() + 2.5 * 86_400_000))
    await watchClocks(world)
    expect(await toldTo('platform-530114')).to.include('county')
    expect((await api('GET', `/v1/staff/cases/${id}`, { token: await staffToken('platform-530114') })).status).to.equal(
      200,
    )
    const looked = (await api('GET', `/v1/cases/${id}/accesses`, { token: citizen })).json.items
    expect(looked.at(-1).office).to.equal('当地的平台办公室')
    for (const username of ['centre-dispatcher', 'water-530114-approver', 'water-5301-supervisor']) {
      expect(await toldTo(username), username).to.not.include('county')
    }
  })
})
