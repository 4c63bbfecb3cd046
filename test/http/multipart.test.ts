import { expect } from 'chai'
import sharp from 'sharp'
import { integratorKey, logIn, staffToken } from '../support/api.ts'
import { formHeaders } from '../support/as-browser.ts'
import { service } from '../support/service.ts'
import { multipartOf, oddShapes, type Shape } from './multipart-shapes.ts'
import { type RawAnswer, sendRaw } from './send-raw.ts'

const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#a08060' } })
  .png()
  .toBuffer()

const doors = [
  { path: '/v1/ocr/id-card', field: 'image', token: integratorKey, good: 422, megabytes: 12 },
  { path: '/v1/ocr/id-card/guidance', field: 'image', token: integratorKey, good: 200, megabytes: 12 },
  { path: '/v1/attachments', field: 'file', token: () => attacher(), good: 201, megabytes: 12 },
  {
    path: '/v1/staff/voice-packs',
    field: 'audio',
    token: () => staffToken('system-admin'),
    good: 400,
    megabytes: 32,
  },
] as const

let login: Promise<string> | undefined
function attacher(): Promise<string> {
  login ??= logIn('19811110002')
  return login
}

for (const door of doors) {
  describe(`a malformed upload to ${door.path}`, () => {
    const send = async ({ type, body }: Pick<Shape, 'type' | 'body'>): Promise<RawAnswer> =>
      sendRaw('POST', door.path, { authorization: `Bearer ${await door.token()}`, 'content-type': type }, body)

    before(async () => void (await door.token()))

    for (const shape of oddShapes(door.field, photo)) {
      it(`with ${shape.name} is refused at once`, async function () {
        this.timeout(5000)
        const { status, json, headers } = await send(shape)
        expect(status, json?.code).to.be.within(400, 499)
        expect(headers['content-type']).to.match(/^application\/problem\+json/)
        expect(json.speech).to.be.a('string').and.not.equal('')
      })
    }

    it('leaves the next good one untouched', async () => {
      const { status } = await send(multipartOf(door.field, photo))
      expect(status).to.equal(door.good)
    })

    it('that claims to be larger than allowed is refused before it is read', async () => {
      const { status, json } = await send(multipartOf(door.field, Buffer.alloc((door.megabytes + 2) * 1024 * 1024)))
      expect(status).to.equal(413)
      expect(json.code).to.match(/^(image|audio)\.too_large$/)
    })

    it('keeps no path out of a file name', async () => {
      const { status } = await send(multipartOf(door.field, photo, '../../../../etc/passwd'))
      expect(status).to.equal(door.good)
    })
  })
}

const forms = [
  { path: '/services/drinking-water/apply/applicant', field: 'image', token: () => attacher() },
  { path: '/services/drinking-water/apply/materials', field: 'image', token: () => attacher() },
  { path: '/cases/AAAAAAAAAAAAAAAAAAAAAA/supplement', field: 'image', token: () => attacher() },
  { path: '/staff/services/drinking-water/apply/applicant', field: 'image', token: () => receiver() },
  { path: '/staff/services/drinking-water/apply/materials', field: 'image', token: () => receiver() },
  { path: '/staff/voice-packs/new', field: 'audio', token: () => staffToken('system-admin') },
]
const receiver = () => staffToken('water-530114-handler')

async function post(token: string, path: string, type: string, body: Buffer): Promise<RawAnswer> {
  const headers = { ...(await formHeaders((await service()).baseUrl, token)), accept: 'text/html' }
  return sendRaw('POST', path, { ...headers, 'content-type': type }, body)
}

describe('a malformed upload in a form', () => {
  for (const { path, field, token } of forms) {
    it(`to ${path} is answered with a page, never with a fault of ours`, async function () {
      this.timeout(30_000)
      const shapes = oddShapes(field, photo)
      expect(shapes.length).to.be.at.least(36)
      for (const { name, type, body } of shapes) {
        const { status } = await post(await token(), path, type, body)
        expect(status, name).to.be.within(200, 499)
      }
    })
  }

  it('is not even read where a form has no files', async () => {
    const { type, body } = multipartOf('image', photo)
    for (const path of ['/login', '/say', '/me/edit', '/services/drinking-water/apply/place', '/cases/x/withdraw']) {
      const { status } = await post(await attacher(), path, type, body)
      expect(status, path).to.equal(415)
    }
  })
})
