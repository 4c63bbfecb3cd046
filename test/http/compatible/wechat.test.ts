import { expect } from 'chai'
import { newClient } from '../../clients/new-client.ts'
import { type ApiAnswer, api, integratorKey } from '../../support/api.ts'
import { goodFront } from '../../support/cards.ts'

/** The first bytes of a photo, which a test key never has read. */
const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(400)])

function send(key: string, image: Buffer | undefined = photo, more = '', fields: Record<string, string> = {}) {
  const body = new FormData()
  if (image.length > 0) body.set('img', new Blob([new Uint8Array(image)]), 'card.jpg')
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return api('POST', `/cv/ocr/idcard?type=photo&access_token=${key}${more}`, { body })
}

function expectErrcode({ status, json }: ApiAnswer, errcode: number, code: string): void {
  expect([status, json.errcode, json.code]).to.deep.equal([200, errcode, code])
  expect(json.errmsg).to.be.a('string').and.not.equal('')
}

describe('a client of WeChat’s reading of cards', () => {
  it('gets the sure fields of a card, and the names of those that the person must be asked', async () => {
    const { key } = await newClient({ scopes: ['ocr:write'], test: true })
    const { status, json } = await send(key)
    expect(status).to.equal(200)
    expect(json).to.deep.equal({
      errcode: 0,
      errmsg: 'ok',
      type: 'Front',
      name: '样本阿诗',
      id: '530114195603070025',
      gender: '女',
      nationality: '彝',
      to_check: ['addr'],
      warnings: [],
    })
  })

  it('is told of a real photo what our own clients are told as sure, and nothing else', async function () {
    this.timeout(60_000)
    const { jpeg } = await goodFront()
    const body = new FormData()
    body.set('image', new Blob([new Uint8Array(jpeg)]), 'card.jpg')
    const key = await integratorKey()
    const { fields } = (await api('POST', '/v1/ocr/id-card', { token: key, body })).json
    const { json } = await send(key, Buffer.from(jpeg))
    const pairs = { name: 'name', id: 'idNumber', addr: 'address', gender: 'sex', nationality: 'ethnicity' }
    for (const [theirs, ours] of Object.entries(pairs)) {
      const sure = fields[ours].status === 'ok'
      expect(json[theirs], theirs).to.equal(sure ? fields[ours].value : undefined)
      expect(json.to_check.includes(theirs), theirs).to.equal(!sure)
    }
  })

  it('may not have a photo fetched from an address', async () => {
    const { key } = await newClient({ scopes: ['ocr:write'], test: true })
    const address = 'https://example.invalid/card.jpg'
    expectErrcode(await send(key, photo, `&img_url=${address}`), 101000, 'image.address_refused')
    expectErrcode(await send(key, photo, '', { img_url: address }), 101000, 'image.address_refused')
    expectErrcode(
      await api('POST', `/cv/ocr/idcard?access_token=${key}&img_url=${address}`),
      41005,
      'request.media_type',
    )
  })

  it('is told by errcode what was wrong with photo, key or quota', async () => {
    const { key } = await newClient({ scopes: ['ocr:write'], test: true })
    expectErrcode(await send(key, Buffer.alloc(0), '', { a: 'b' }), 41005, 'image.missing')
    expectErrcode(await send(key, Buffer.from('no photo')), 40137, 'image.type_unsupported')
    expectErrcode(await send('never-given-out'), 40001, 'auth.invalid')
    expectErrcode(await send(''), 41001, 'auth.required')
    expectErrcode(await send((await newClient()).key), 48001, 'auth.forbidden')
    const daily = await newClient({ scopes: ['ocr:write'], test: true, limits: { callsPerDay: 1 } })
    await send(daily.key)
    expectErrcode(await send(daily.key), 45009, 'quota.exceeded')
    const bytes = await newClient({ scopes: ['ocr:write'], limits: { bytesPerDay: 10 } })
    expectErrcode(await send(bytes.key), 45009, 'quota.exceeded')
  })
})
