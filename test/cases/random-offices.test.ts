import { expect } from 'chai'
import fc from 'fast-check'
import { Case } from '../../models/case.ts'
import { CaseClock } from '../../models/case-clock.ts'
import { CaseEvent } from '../../models/case-event.ts'
import { type Move, moveCase } from '../../src/cases/move-case.ts'
import { bucketOf, staffActions } from '../../src/cases/workflow.ts'
import { Problem } from '../../src/kernel/errors.ts'
import type { StaffActor } from '../../src/policies/actor.ts'
import { api, inventPerson, logIn, staffToken } from '../support/api.ts'
import { officeWorld, staffActor } from '../support/office-world.ts'
import { filed } from './file.ts'
import { fileService } from './file-service.ts'

const usernames = [
  'civil-530111-handler',
  'civil-530111-approver',
  'civil-530114-handler',
  'water-530111-handler',
  'centre-dispatcher',
  'auditor',
]
/** All that a step could need; what it does not is left unread. */
const everything = {
  note: '情况属实',
  materials: ['收入证明'],
  otherChannel: '乡镇窗口',
  to: { division: '530114' },
  basis: '社会救助暂行办法',
  workingDays: 3,
}

describe('officers who try everything at random', function () {
  this.timeout(60_000)

  it('break nothing: each step is one of the table, one event, and no promise outlives a case', async () => {
    const world = await officeWorld()
    const actors = new Map<string, StaffActor>()
    for (const username of usernames) actors.set(username, await staffActor(username))
    const citizen = await logIn(inventPerson().phone)
    const tried = fc.record({
      who: fc.constantFrom(...usernames),
      action: fc.constantFrom(...staffActions.filter((each) => each !== 'merge' && each !== 'refer')),
      fit: fc.boolean(),
      stale: fc.integer({ min: 0, max: 9 }).map((each) => each === 0),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(tried, { minLength: 20, maxLength: 40 }), async (tries) => {
        const { json } = await fileService(citizen, 'minimum-living-allowance', {
          problemPlace: { code: '530111001001' },
        })
        for (const { who, action, fit, stale } of tries) {
          const before = await Case.findByPk(json.id, { rejectOnEmpty: true })
          const move: Move = { action, version: before.version - (stale ? 1 : 0), fit, ...everything }
          const refusal = await moveCase(world, actors.get(who) as StaffActor, json.id, move).then(
            () => null,
            (error: unknown) => error,
          )
          const after = await Case.findByPk(json.id, { rejectOnEmpty: true })
          if (refusal === null) {
            expect(after.version).to.equal(before.version + 1)
            expect(bucketOf(before.state)).to.equal('processing')
          } else {
            expect(refusal, `${who} ${action}`).to.be.instanceOf(Problem)
            expect((refusal as Problem).status, `${who} ${action}`).to.be.oneOf([400, 403, 404, 409])
            expect([after.state, after.version]).to.deep.equal([before.state, before.version])
          }
        }
        const last = await Case.findByPk(json.id, { rejectOnEmpty: true })
        const events = await CaseEvent.findAll({ where: { caseId: json.id }, order: [['seq', 'ASC']] })
        expect(events.map(({ seq }) => seq)).to.deep.equal(Array.from({ length: last.version }, (_, i) => i + 1))
        for (const [i, event] of events.slice(1).entries()) expect(event.fromState).to.equal(events[i]?.toState)
        const deciders = events.filter(({ action }) => action === 'approve' || action === 'deny')
        for (const { actorId } of deciders) {
          expect(events.filter(({ action, actorId: by }) => by === actorId && action === 'opinion')).to.deep.equal([])
        }
        if (bucketOf(last.state) === 'completed') {
          const running = await CaseClock.findAll({ where: { caseId: json.id, stoppedAt: null } })
          expect(running.map(({ kind }) => kind).filter((kind) => kind !== 'denial')).to.deep.equal([])
        }
      }),
      { numRuns: 6 },
    )
  })

  it('sixteen at once: one wins, the others are told to look again', async () => {
    const made = await filed(await logIn(inventPerson().phone))
    const token = await staffToken('water-530114-handler')
    const bodies = [
      { action: 'accept', version: 1 },
      { action: 'reject', note: '不归我们', otherChannel: '找住建', version: 1 },
      { action: 'transfer', note: '转', to: { division: '530111' }, version: 1 },
      { action: 'request-materials', materials: ['照片'], version: 1 },
    ]
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, i) =>
        api('POST', `/v1/staff/cases/${made.id}/actions`, { token, body: bodies[i % bodies.length] }),
      ),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).to.have.length(1)
    for (const status of statuses.filter((each) => each !== 200)) expect(status).to.be.oneOf([403, 404, 409])
    expect(await CaseEvent.count({ where: { caseId: made.id } })).to.equal(2)
  })
})
