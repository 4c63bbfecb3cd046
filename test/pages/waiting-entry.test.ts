import { expect } from 'chai'
import { withoutEntry } from '../../src/pages/assets/form-fields.ts'
import { addressed, answered, type Entry, isDue, isOpenTo, mayChange } from '../../src/pages/assets/waiting-entry.ts'

const entry: Entry = {
  id: 'key',
  serviceId: 'drinking-water',
  madeAt: '2026-11-26T09:00:00.000Z',
  state: 'waiting',
  account: 'a',
  tried: true,
  fields: [['name', '样本甲']],
  photos: [{ id: 'p', kind: 'photo', attachmentId: 'up' }],
  told: null,
  caseId: null,
}
const problem = (status: number, code: string, errors?: object[]) => ({
  status,
  body: { code, detail: '说明', ...(errors ? { errors } : {}) },
})

describe('a form that waits to be sent', () => {
  it('stays as it is, tried and unchangeable, while no answer settles whether it arrived', () => {
    const unsettled = [
      null,
      { status: 200, body: {} },
      { status: 403, body: {} },
      problem(500, 'internal'),
      problem(503, 'service.unavailable'),
      problem(429, 'limit.exceeded'),
      problem(409, 'idempotency.in_flight'),
    ]
    for (const answer of unsettled) expect(answered(entry, answer, false)).to.equal(entry)
    expect(mayChange(entry)).to.equal(false)
    expect(isDue(entry)).to.equal(true)
  })

  it('keeps nothing but the case once it is filed', () => {
    const after = answered(entry, { status: 200, body: { id: 'case' } }, true)
    expect(after).to.deep.include({ state: 'sent', caseId: 'case', fields: [], photos: [], tried: false })
    expect([isDue(after), mayChange(after)]).to.deep.equal([false, false])
  })

  it('asks for a login without forgetting that it may have arrived before', () => {
    const answer = problem(401, 'auth.required')
    expect(answered(entry, answer, true)).to.deep.include({ state: 'login', tried: true, fields: entry.fields })
    expect(answered(entry, answer, false)).to.deep.include({ state: 'login', tried: false })
  })

  it('may be changed again after a refusal, which proves that it was not filed', () => {
    const fault = [{ path: 'agreement.on', code: 'field.date_future', detail: '…' }]
    const states = [
      answered(entry, problem(409, 'notice.outdated'), true),
      answered(entry, problem(400, 'request.invalid', fault), true),
      answered(entry, problem(409, 'service.not_fileable'), true),
    ]
    expect(states.map(({ state }) => state)).to.deep.equal(['agree', 'faulty', 'refused'])
    expect(states.every(mayChange)).to.equal(true)
    expect(states.every(({ fields }) => fields === entry.fields)).to.equal(true)
  })

  it('puts photos up again that the server no longer has', () => {
    const gone = [{ path: 'attachments.0', code: 'field.attachment_unknown', detail: '…' }]
    const after = answered(entry, problem(400, 'request.invalid', gone), true)
    expect(after).to.deep.include({ state: 'waiting', tried: false })
    expect(after.photos.map(({ attachmentId }) => attachmentId)).to.deep.equal([null])
  })

  it('goes out under the account that it belongs to and no other', () => {
    const nobodys = { ...entry, account: null }
    expect(addressed(entry, null, true).state).to.equal('login')
    expect(addressed(entry, 'b', true)).to.deep.include({ state: 'other', account: 'a' })
    expect(addressed({ ...entry, state: 'other' }, 'a', false).state).to.equal('waiting')
    expect(addressed(nobodys, 'b', false)).to.deep.include({ state: 'confirm', account: null })
    expect(addressed(nobodys, 'b', true)).to.deep.include({ state: 'waiting', account: 'b' })
    expect([isOpenTo(entry, 'a'), isOpenTo(entry, 'b'), isOpenTo(nobodys, 'b')]).to.deep.equal([true, false, true])
  })
})

describe('an entry of a group that is taken out on the phone', () => {
  it('lets those after it move up', () => {
    const fields: [string, string][] = [
      ['name', '样本甲'],
      ['answers.members.count', '3'],
      ['answers.members.0.name', '一'],
      ['answers.members.1.name', '二'],
      ['answers.members.1.ill', 'yes'],
      ['answers.members.2.name', '三'],
    ]
    expect(withoutEntry(fields, 'answers.members.', 1)).to.deep.equal([
      ['name', '样本甲'],
      ['answers.members.count', '2'],
      ['answers.members.0.name', '一'],
      ['answers.members.1.name', '三'],
    ])
  })
})
