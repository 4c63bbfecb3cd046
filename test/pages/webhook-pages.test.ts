import { expect } from 'chai'
import { WebhookDelivery } from '../../models/webhook-delivery.ts'
import { WebhookEndpoint } from '../../models/webhook-endpoint.ts'
import { clientsPath, keep, newClient } from '../clients/new-client.ts'
import { staffToken } from '../support/api.ts'
import { faultAt, openPage, postPage } from '../support/page-form.ts'

const clients = '/staff/admin/api-clients'
const url = 'https://receiver.invalid/hook'

describe('the pages of webhooks', () => {
  let token: string
  let client: string
  before(async () => {
    token = await staffToken('system-admin')
    client = (await newClient({ scopes: ['webhooks:write', 'cases:read'] })).id
  })
  after(() => keep('DELETE', `${clientsPath}/${client}`))

  async function added(): Promise<string> {
    const typed = { url, description: '样本接收', events: 'report.opened' }
    const shown = await postPage(token, `${clients}/${client}/webhooks/new`, typed)
    expect(shown.html).to.match(/whsec_[\w+/]{43}=/)
    return /href="(\/staff\/admin\/webhooks\/[\w-]{22})"/.exec(shown.html)?.[1] ?? ''
  }

  it('add one and show its secret once', async () => {
    const own = await added()
    expect((await openPage(token, own)).html)
      .to.include(url)
      .and.not.include('whsec_')
    expect((await openPage(token, `${clients}/${client}`)).html)
      .to.include('样本接收')
      .and.include(own)
    const rotated = await postPage(token, `${own}/rotate`)
    expect(rotated.html).to.include('whsec_')
    expect((await openPage(token, own)).html).to.include('以前的密钥')
  })

  it('tell at its field what is wrong and keep what was typed', async () => {
    const wrong = await postPage(token, `${clients}/${client}/webhooks/new`, { url: 'http://receiver.example' })
    expect(faultAt(wrong, 'events')).to.not.equal('')
    const path = `${clients}/${client}/webhooks/new`
    const inside = await postPage(token, path, { url: 'https://10.0.0.1/', events: 'report.closed' })
    expect(faultAt(inside, 'url')).to.include('内部网络')
    expect(inside.html).to.include('value="https://10.0.0.1/"')
  })

  it('tell its owner that it was switched off, what was given up and why, and send it again', async () => {
    const own = await added()
    const id = own.slice(-22)
    await postPage(token, `${own}/ping`)
    const { id: delivery } = await WebhookDelivery.findOne({ where: { endpointId: id }, rejectOnEmpty: true })
    await WebhookEndpoint.update({ offAt: new Date(), offReason: 'failing' }, { where: { id } })
    const dead = { state: 'dead' as const, failure: 'tls' as const, attempts: 11, attemptedAt: new Date() }
    await WebhookDelivery.update(dead, { where: { id: delivery } })
    for (const page of [own, `${clients}/${client}`])
      expect((await openPage(token, page)).html).to.include('三天都发不到')
    expect((await openPage(token, own)).html).to.include('证书不对')
    const refused = await postPage(token, `${own}/again`, { delivery })
    expect(refused.html).to.include('请先启用')
    for (const step of ['on', 'replay']) expect((await postPage(token, `${own}/${step}`)).location).to.equal(own)
    const { state } = await WebhookDelivery.findByPk(delivery, { rejectOnEmpty: true })
    expect(state).to.not.equal('dead')
    expect((await postPage(token, `${own}/off`)).location).to.equal(own)
    expect((await postPage(token, `${own}/remove`)).location).to.equal(`${clients}/${client}`)
    expect((await openPage(token, own)).status).to.equal(404)
  })
})
