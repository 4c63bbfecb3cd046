import { expect } from 'chai'
import { Case } from '../../models/case.ts'
import { Penalty } from '../../models/penalty.ts'
import { maskName } from '../../src/kernel/mask.ts'
import { fileService } from '../cases/file-service.ts'
import { api, inventPerson, logIn, staffToken } from '../support/api.ts'
import { faultAt, openPage, postPage } from '../support/page-form.ts'

const place = { problemPlace: { code: '530111001001' } }
const handler = () => staffToken('penalty-530111-handler')
const head = () => staffToken('penalty-530111-head')

describe('the pages of a false statement', () => {
  it('go from a clue on the case to a decision that the person hears of, answers and sees entered', async () => {
    const person = inventPerson()
    const citizen = await logIn(person.phone)
    const { json: filed } = await fileService(citizen, 'minimum-living-allowance', { ...place, applicant: person })
    const casePath = `/staff/cases/${filed.id}`
    const desk = await staffToken('civil-530111-handler')
    expect((await openPage(desk, casePath)).html).to.include(`${casePath}/clue`)
    const short = await postPage(desk, `${casePath}/clue`, { clue: '不对' })
    expect(faultAt(short, 'clue')).to.include('让您觉得不对的地方太短')
    expect(short.html).to.include('>不对</textarea>')
    expect((await postPage(desk, `${casePath}/clue`, { clue: '邻居说家里有人在外面上班' })).html).to.include(
      '已经交给查处的人',
    )
    expect((await postPage(desk, `${casePath}/clue`, { clue: '又有人说了一遍' })).html).to.include('没有了结的线索')
    for (const username of ['centre-dispatcher', 'water-530114-handler']) {
      const answer = await postPage(await staffToken(username), `${casePath}/clue`, { clue: '我也觉得不对' })
      expect(answer.status, username).to.be.oneOf([403, 404])
    }

    const { id } = await Penalty.findOne({ where: { caseId: filed.id }, rejectOnEmpty: true })
    const path = `/staff/penalties/${id}`
    expect((await openPage(await handler(), '/staff')).html).to.include('/staff/penalties')
    expect((await openPage(await handler(), '/staff/penalties')).html).to.include(filed.caseNumber)
    for (const page of ['/staff/penalties', path]) {
      const { html } = await openPage(await handler(), page)
      expect(html).to.include(maskName(person.name)).and.not.include(person.name)
    }
    expect((await openPage(await head(), '/staff/penalties?state=FILED')).html).to.not.include(filed.caseNumber)
    const act = async (token: string, action: string, fields: Record<string, string> = {}, step = 'sure') => {
      const { version } = await Penalty.findByPk(id, { rejectOnEmpty: true })
      return postPage(token, `${path}/act/${action}`, { ...fields, step, version: String(version) })
    }
    expect((await act(await handler(), 'file')).location).to.equal(path)
    expect((await openPage(await handler(), path)).html).to.match(/要在\d+年\d+月\d+日之前作出决定/)
    expect((await openPage(citizen, `/cases/${filed.id}`)).html).to.not.include('/penalty')

    const wrong = await act(await handler(), 'investigate', { facts: '隐瞒了一份工资。', gainFen: '一千二' })
    expect(faultAt(wrong, 'gainFen')).to.include('要填钱数')
    expect(wrong.html).to.include('value="一千二"').and.include('隐瞒了一份工资。</textarea>')
    const found = { facts: '隐瞒了一份工资。', gainFen: '1,200.01元' }
    expect((await act(await handler(), 'investigate', found)).location).to.equal(path)
    expect((await Penalty.findByPk(id, { rejectOnEmpty: true })).gainFen).to.equal(120_001)

    expect((await openPage(await handler(), `${path}/act/serve-notice`)).html).to.include(
      '1200.01元到3600.03元，两头都可以',
    )
    const basis = '社会救助暂行办法第六十八条'
    for (const [fineFen, fits] of [
      ['1200', false],
      ['1200.01', true],
      ['3600.03', true],
      ['3600.04', false],
      ['0', true],
    ] as const) {
      const asked = await act(await handler(), 'serve-notice', { basis, refundFen: '1200.01', fineFen }, 'check')
      expect(faultAt(asked, 'fineFen') === '', fineFen).to.equal(fits)
      if (fits)
        expect(asked.html)
          .to.include(`罚款${Number(fineFen)}元`)
          .and.include('value="sure"')
      else expect(faultAt(asked, 'fineFen')).to.include('1200.01元到3600.03元')
    }
    const both = await act(await handler(), 'serve-notice', { basis: '', refundFen: '1200.02', fineFen: '' }, 'check')
    for (const field of ['basis', 'refundFen', 'fineFen']) expect(faultAt(both, field), field).to.not.equal('')
    const notice = { basis, refundFen: '1200.01', fineFen: '2400' }
    expect((await openPage(await handler(), `${path}/paper`)).status).to.equal(409)
    expect((await act(await handler(), 'serve-notice', notice)).location).to.equal(path)
    expect((await openPage(await handler(), path)).html).to.include(`${path}/paper`)
    expect((await openPage(await head(), path)).html).to.not.include(`${path}/paper`)
    expect((await openPage(await head(), `${path}/paper`)).status).to.equal(409)
    const paper = (await openPage(await handler(), `${path}/paper`)).html
    for (const part of [
      '行政处罚事先告知书',
      person.name,
      '样本小区',
      '隐瞒了一份工资',
      basis,
      '罚款2400元',
      '要求听证',
    ]) {
      expect(paper).to.include(part)
    }
    const { items: looks } = (await api('GET', `/v1/cases/${filed.id}/accesses`, { token: citizen })).json
    const seen = looks.filter(({ purpose }: { purpose: string }) => purpose === '行政处罚事先告知书')
    expect(seen.map(({ field }: { field: string }) => field)).to.have.members(['name', 'residence'])

    expect((await openPage(citizen, '/cases')).html).to.include(`/cases/${filed.id}/penalty`)
    expect((await openPage(citizen, `/cases/${filed.id}`)).html).to.include(`/cases/${filed.id}/penalty`)
    const mine = `/cases/${filed.id}/penalty`
    const unread = async () => (await api('GET', '/v1/inbox', { token: citizen })).json
    const about = (await unread()).items.find((each: { about: string }) => each.about === 'penalty')
    expect(about.readAt).to.equal(null)
    expect((await openPage(citizen, mine)).html)
      .to.include('罚款2400元')
      .and.include('我要求听证')
    expect((await unread()).items.find((each: { id: string }) => each.id === about.id).readAt).to.not.equal(null)
    expect((await openPage(await logIn(inventPerson().phone), mine)).status).to.equal(404)
    expect(faultAt(await postPage(citizen, `${mine}/defence`, { text: ' ', hearing: 'yes' }), 'text')).to.not.equal('')
    const said = await postPage(citizen, `${mine}/defence`, { text: '那是亲戚的工资', hearing: 'yes' })
    expect(said.location).to.equal(`${mine}?sent=yes`)
    expect((await openPage(citizen, mine)).html)
      .to.include('您说明了：那是亲戚的工资')
      .and.include('您要求听证')

    expect((await openPage(await handler(), path)).html)
      .to.include('那是亲戚的工资')
      .and.include('先听证')
    const early = await act(await head(), 'decide', { refundFen: '1200.01', fineFen: '0' })
    expect(early.html).to.include('要先听证')
    expect(faultAt(await act(await handler(), 'hear', { note: '' }), 'note')).to.not.equal('')
    await act(await handler(), 'hear', { note: '听证已举行，本人到场' })
    const form = await openPage(await head(), `${path}/act/decide`)
    expect(form.html).to.include('value="2400"').and.include('1200.01元到2400元')
    const more = await act(await head(), 'decide', { refundFen: '1200.01', fineFen: '2400.01' })
    expect(faultAt(more, 'fineFen')).to.include('最多是2400元')
    const asked = await act(await head(), 'decide', { refundFen: '1200.01', fineFen: '1200.01' }, 'check')
    expect(asked.html).to.include('决定：退回1200.01元，罚款1200.01元').and.include('行政复议')
    await act(await head(), 'decide', { refundFen: '1200.01', fineFen: '1200.01' })
    expect((await openPage(await handler(), path)).html).to.match(/要在\d+年\d+月\d+日之前送达决定书/)
    const decision = (await openPage(await handler(), `${path}/paper`)).html
    for (const part of ['行政处罚决定书', person.name, '那是亲戚的工资', '罚款1200.01元', '15日内交清', '行政复议']) {
      expect(decision).to.include(part)
    }
    expect((await openPage(citizen, mine)).html)
      .to.include('正在送达')
      .and.not.include('罚款1200.01元')
    expect((await openPage(await handler(), `${path}/act/hear`)).status).to.equal(409)
    for (const action of ['serve-decision', 'settle', 'register']) {
      expect((await act(await handler(), action)).location, action).to.equal(path)
    }
    const entered = await openPage(citizen, mine)
    expect(entered.html)
      .to.include('罚款1200.01元')
      .and.include('六个月内')
      .and.match(/已经记入社会救助信用记录，到\d+年/)
    expect(entered.html).to.not.include('我要求听证')
    await act(await head(), 'correct', { note: '复核后撤销' })
    expect((await openPage(citizen, mine)).html).to.include('记录已经更正')
    expect((await openPage(await handler(), `${path}/paper`)).status).to.equal(409)
    const history = (await openPage(await head(), path)).html
    for (const step of ['反映了线索', '立案', '送达告知书', '本人说明了情况', '作出决定', '更正记录']) {
      expect(history).to.include(step)
    }
  })

  it('say nothing to somebody of a clue that was dropped before they were told', async () => {
    const person = inventPerson()
    const citizen = await logIn(person.phone)
    const { json: filed } = await fileService(citizen, 'minimum-living-allowance', { ...place, applicant: person })
    await postPage(await staffToken('civil-530111-handler'), `/staff/cases/${filed.id}/clue`, { clue: '邻居说有车' })
    const { id } = await Penalty.findOne({ where: { caseId: filed.id }, rejectOnEmpty: true })
    const dropped = { note: '查无实据', step: 'sure', version: '1' }
    expect((await postPage(await head(), `/staff/penalties/${id}/act/drop`, dropped)).status).to.equal(303)
    const { items } = (await api('GET', '/v1/inbox', { token: citizen })).json
    expect(items.filter((each: { about: string }) => each.about === 'penalty')).to.deep.equal([])
    expect((await openPage(citizen, `/cases/${filed.id}/penalty`)).status).to.equal(404)
  })

  it('leave out who told of a child, also from the paper, where a line stays free', async () => {
    const person = inventPerson()
    const { json: filed } = await fileService(await logIn(person.phone), 'minimum-living-allowance', {
      ...place,
      applicant: person,
    })
    await postPage(await staffToken('civil-530111-handler'), `/staff/cases/${filed.id}/clue`, { clue: '邻居说有车' })
    const penalty = await Penalty.findOne({ where: { caseId: filed.id }, rejectOnEmpty: true })
    await penalty.update({ state: 'NOTICE_SERVED', facts: '有车' })
    await Case.update({ aboutMinor: true }, { where: { id: filed.id } })
    for (const page of ['', '/paper']) {
      const { status, html } = await openPage(await handler(), `/staff/penalties/${penalty.id}${page}`)
      expect(status).to.equal(200)
      for (const secret of [person.name, maskName(person.name), '样本小区']) expect(html).to.not.include(secret)
    }
    await penalty.update({ state: 'DROPPED' })
  })

  it('are for those who look into it and decide it', async () => {
    for (const username of ['civil-530111-handler', 'auditor', 'system-admin']) {
      expect((await openPage(await staffToken(username), '/staff/penalties')).status, username).to.equal(403)
    }
  })
})
