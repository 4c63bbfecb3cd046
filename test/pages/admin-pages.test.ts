import { expect } from 'chai'
import { TOTP } from 'otpauth'
import { api, staffToken } from '../support/api.ts'
import { faultAt, openPage, type PageAnswer, postPage } from '../support/page-form.ts'
import { service } from '../support/service.ts'

const offices = '/staff/admin/offices'
const accounts = '/staff/admin/staff'
let count = 0

const cellOf = ({ html }: PageAnswer, label: string) =>
  new RegExp(`<dt>${label}</dt><dd>(?:<code[^>]*>)?([^<]+)<`).exec(html)?.[1] ?? ''

/** Opened through the page: what it showed once, and the account's own page. */
async function opened() {
  const username = `page-${process.pid}-${count++}`
  const shown = await postPage(await staffToken('system-admin'), `${accounts}/new`, {
    username,
    displayName: '样本·新人',
  })
  expect(shown.status).to.equal(200)
  const path = /href="(\/staff\/admin\/staff\/[^"/]{22})"/.exec(shown.html)?.[1] ?? ''
  const password = cellOf(shown, '第一次登录的密码')
  const secret = cellOf(shown, '验证器密钥')
  return { username, path, password, secret }
}

async function loggedIn({ username, password, secret }: Awaited<ReturnType<typeof opened>>): Promise<string> {
  const { now } = await service()
  const totp = new TOTP({ secret }).generate({ timestamp: now().getTime() })
  const first = await api('POST', '/v1/staff/sessions', { body: { username, password, totp } })
  expect(first.status, JSON.stringify(first.json)).to.equal(200)
  const body = { old: password, password: `${password}-自己的长口令` }
  expect((await api('PUT', '/v1/staff/me/password', { token: first.json.token, body })).status).to.equal(204)
  return first.json.token
}

describe('the pages of offices', () => {
  it('find them by place, department, name and vacancy', async () => {
    const token = await staffToken('system-admin')
    const all = await openPage(token, offices)
    expect(all.html)
      .to.match(/共\d{4}个受理点/)
      .and.include('下一页')
    const there = await openPage(token, `${offices}?division=530114&department=water`)
    expect(there.html).to.include('呈贡区水务局').and.include('有人受理').and.not.include('民政局')
    const vacant = await openPage(token, `${offices}?division=530102&vacant=yes`)
    expect(vacant.html)
      .to.include('五华区水务局')
      .and.include('没有人受理')
      .and.not.match(/<td[^>]*>有人受理/)
    const named = await openPage(token, `${offices}?name=${encodeURIComponent('数据共享中心')}`)
    const [, centre = ''] = /href="(\/staff\/admin\/offices\/data-[^"]+)"/.exec(named.html) ?? []
    expect((await postPage(token, `${centre}/close`)).html).to.include('不能关闭')
  })

  it('open one, keep what was typed beside its faults, change it and close it', async () => {
    const token = await staffToken('system-admin')
    const place = { 'place.province': '53', 'place.prefecture': '5325', 'place.county': '532503' }
    const wrong = await postPage(token, `${offices}/new`, {
      department: 'ecology',
      name: '样',
      phone: '八七三',
      ...place,
    })
    expect(faultAt(wrong, 'office-name')).to.include('受理点的名称太短')
    expect(faultAt(wrong, 'office-phone')).to.include('电话')
    expect(wrong.html)
      .to.include('value="八七三"')
      .and.match(/value="532503" selected/)
    const office = { department: 'ecology', name: '样本生态环境分局', phone: '0873 1234567', hours: '', ...place }
    const { status, location } = await postPage(token, `${offices}/new`, office)
    expect(status).to.equal(303)
    const twice = await postPage(token, `${offices}/new`, office)
    expect(twice.html).to.include('已经有受理点')
    const [path = ''] = location.split('?')
    expect((await openPage(token, path)).html)
      .to.include('value="08731234567"')
      .and.include('没有人受理')
    await postPage(token, path, { name: '样本生态环境分局二', phone: '', hours: '周一到周五' })
    expect((await openPage(token, path)).html)
      .to.include('分局二')
      .and.include('周一到周五')
    expect((await postPage(token, `${path}/close`)).location).to.equal(offices)
    expect((await openPage(token, path)).status).to.equal(404)
  })

  it('are nobody else’s', async () => {
    for (const username of ['security-admin', 'water-530114-approver', 'auditor']) {
      const token = await staffToken(username)
      expect((await openPage(token, offices)).status).to.equal(403)
      expect((await postPage(token, `${offices}/new`, {})).status).to.equal(403)
    }
  })
})

describe('the pages of accounts and posts', () => {
  it('open an account whose secrets are shown once, and which may do what it was given from the next page on', async () => {
    const account = await opened()
    expect((await openPage(await staffToken('system-admin'), account.path)).html).to.not.include(account.password)
    const mine = await loggedIn(account)
    expect((await openPage(mine, '/staff/admin/calendar')).status).to.equal(403)
    const security = await staffToken('security-admin')
    const grant = { role: 'county-approver', department: 'water', ...county('5325', '532503') }
    expect((await postPage(security, `${account.path}/grants`, grant)).location).to.equal(account.path)
    expect((await openPage(mine, '/staff/admin/calendar')).status).to.equal(200)
    const page = await openPage(security, account.path)
    expect(page.html).to.include('县级审批人（部门负责人），水务部门，云南省红河哈尼族彝族自治州蒙自市')
    const end = /action="(\/staff\/admin\/grants\/[^"]+\/end)"/.exec(page.html)?.[1] ?? ''
    expect((await postPage(security, end)).location).to.equal(account.path)
    expect((await openPage(mine, '/staff/admin/calendar')).status).to.equal(403)
    expect((await openPage(security, account.path)).html).to.include('以前的岗位（1个）')
  })

  it('say beside its field what is wrong with a post, and keep what was typed', async () => {
    const { path } = await opened()
    const security = await staffToken('security-admin')
    const empty = await postPage(security, `${path}/grants`, { role: '', department: '', validFrom: '2026年2月31日' })
    expect(faultAt(empty, 'validFrom')).to.include('没有这个日期')
    const fields = { role: 'auditor', department: 'all', 'place.province': '53' }
    const late = await postPage(security, `${path}/grants`, { ...fields, validFrom: '2031-5-1', validTo: '2031-4-30' })
    expect(faultAt(late, 'validTo')).to.include('不能比第一天早')
    expect(late.html)
      .to.include('value="2031-4-30"')
      .and.match(/value="auditor" selected/)
    const chosen = await postPage(security, `${path}/grants`, { validTo: '2031-5-1' })
    for (const field of ['role', 'department']) expect(faultAt(chosen, field), field).to.not.equal('')
    expect(
      (await postPage(security, `${path}/grants`, { ...fields, validFrom: '2031年5月1日', validTo: '2031-5-1' }))
        .status,
    ).to.equal(303)
    expect((await openPage(security, path)).html)
      .to.include('从2031年5月1日起，到2031年5月1日为止')
      .and.include('还没有开始')
  })

  it('lend a post to whoever covers, until its day', async () => {
    const { path, username } = await opened()
    const security = await staffToken('security-admin')
    const list = await postPage(security, accounts, { text: 'water-530114-receiver' })
    const away = /href="(\/staff\/admin\/staff\/[^"/]{22})"/.exec(list.html)?.[1] ?? ''
    const cover = /href="(\/staff\/admin\/grants\/[^"]+\/cover)"/.exec((await openPage(security, away)).html)?.[1] ?? ''
    const nobody = await postPage(security, cover, { username: 'nobody-there', validTo: '2031-5-1' })
    expect(faultAt(nobody, 'username')).to.include('没有用户名是这个的账号')
    const open = await postPage(security, cover, { username })
    expect(faultAt(open, 'validTo')).to.include('没有填')
    expect((await postPage(security, cover, { username, validTo: '2031-5-1' })).location).to.equal(path)
    expect((await openPage(security, path)).html).to.match(/乡镇受理员，水务部门，.*到2031年5月1日为止，代别人的班/)
  })

  it('suspend an account at once, and restore it with new secrets', async () => {
    const account = await opened()
    const mine = await loggedIn(account)
    const system = await staffToken('system-admin')
    expect((await postPage(system, `${account.path}/close`)).location).to.equal(account.path)
    expect((await openPage(mine, '/staff')).location).to.match(/^\/staff\/login/)
    expect((await openPage(system, account.path)).html).to.include('已停用')
    const restored = await postPage(system, `${account.path}/reopening`)
    const password = cellOf(restored, '第一次登录的密码')
    expect(password).to.not.equal(account.password)
    await loggedIn({ ...account, password, secret: cellOf(restored, '验证器密钥') })
    const reset = await postPage(system, `${account.path}/secrets`)
    expect(cellOf(reset, '第一次登录的密码')).to.not.equal(password)
  })

  it('are for system and security administrators, each with what is theirs', async () => {
    const { path } = await opened()
    const system = await staffToken('system-admin')
    const security = await staffToken('security-admin')
    expect((await openPage(system, '/staff/admin')).html)
      .to.include(offices)
      .and.include(accounts)
    expect((await openPage(security, '/staff/admin')).html)
      .to.include(accounts)
      .and.not.include(offices)
    expect((await openPage(system, path)).html).to.not.include('给一个岗位')
    expect((await openPage(security, path)).html).to.not.include('重设')
    expect((await postPage(system, `${path}/grants`, {})).status).to.equal(403)
    for (const step of ['close', 'secrets', 'reopening']) {
      expect((await postPage(security, `${path}/${step}`)).status, step).to.equal(403)
    }
    expect((await openPage(await staffToken('water-530114-approver'), accounts)).status).to.equal(403)
    const wrong = await postPage(system, `${accounts}/new`, { username: '样本', displayName: '' })
    for (const field of ['username', 'displayName']) expect(faultAt(wrong, field), field).to.not.equal('')
    expect(wrong.html).to.include('value="样本"')
  })
})

function county(prefecture: string, code: string) {
  return { 'place.province': '53', 'place.prefecture': prefecture, 'place.county': code }
}
