import { expect } from 'chai'
import { api, expectProblem, logIn, staffToken } from '../support/api.ts'
import { filed, staffMove } from './file.ts'

describe('the inbox', () => {
  let citizen: string
  let handler: string
  before(async () => {
    citizen = await logIn('19811120040')
    handler = await staffToken('water-530114-handler')
  })
  const inbox = async (language?: string) =>
    (await api('GET', '/v1/inbox', { token: citizen, ...(language ? { language } : {}) })).json

  it('counts what was not read, from filing to answer', async () => {
    expect(await inbox()).to.deep.equal({ unread: 0, items: [] })
    const { id } = await filed(citizen)
    expect((await inbox()).unread).to.equal(1)
    await staffMove(handler, id, 'accept', 1)
    await staffMove(handler, id, 'answer', 2, '明天上门修')
    const { unread, items } = await inbox()
    expect([unread, items.length]).to.deep.equal([3, 3])
    expect(items.every((each: { caseId: string }) => each.caseId === id)).to.equal(true)
    expect(items[0].body.speech).to.be.a('string').and.not.match(/\d/)
  })

  it('speaks the language that is asked for', async () => {
    expect((await inbox('en')).items[0].title.text).to.not.match(/\p{Script=Han}/u)
    expect((await inbox('zh-CN')).items[0].title.text).to.match(/\p{Script=Han}/u)
  })

  it('counts one less for each message that was read, once', async () => {
    const { unread, items } = await inbox()
    for (let time = 0; time < 2; time++) {
      expect((await api('POST', `/v1/inbox/${items[0].id}/read`, { token: citizen })).status).to.equal(204)
    }
    expect((await inbox()).unread).to.equal(unread - 1)
  })

  it('has no message of somebody else', async () => {
    const { items } = await inbox()
    const stranger = await logIn('19811120041')
    expectProblem(await api('POST', `/v1/inbox/${items[1].id}/read`, { token: stranger }), 404, 'message.not_found')
    expect((await api('GET', '/v1/inbox', { token: stranger })).json.items).to.deep.equal([])
  })
})
