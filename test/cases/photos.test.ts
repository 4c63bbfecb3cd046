import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import sharp from 'sharp'
import { Attachment } from '../../models/attachment.ts'
import { sweepPhotos } from '../../src/cases/sweep-photos.ts'
import { diskFiles } from '../../src/engines/disk-files.ts'
import { newId } from '../../src/kernel/ids.ts'
import { api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { serviceParts } from '../support/parts.ts'
import { inChenggong, takenAt, uploadPhoto } from '../support/photos.ts'
import { service } from '../support/service.ts'
import { filed } from './file.ts'

const dayMs = 86_400_000
const megabyte = 1024 * 1024

describe('a photo for a case', () => {
  let token: string
  let citizenId: string
  beforeEach(async () => {
    token = await logIn(inventPerson().phone)
    citizenId = (await api('GET', '/v1/me', { token })).json.id
  })
  const fetchPhoto = async (id: string, who = token) =>
    fetch(`${(await service()).baseUrl}/v1/attachments/${id}`, { headers: { authorization: `Bearer ${who}` } })

  it('tells once where it was taken, to some 100 m, and is kept without that', async () => {
    const { status, json } = await uploadPhoto(token, await takenAt(inChenggong))
    expect(status).to.equal(201)
    expect(json.position).to.deep.equal({ longitude: 102.862, latitude: 24.894, coordType: 'wgs84' })
    const kept = Buffer.from(await (await fetchPhoto(json.id)).arrayBuffer())
    expect((await sharp(kept).metadata()).exif).to.equal(undefined)
    expect(JSON.stringify(await Attachment.findByPk(json.id))).to.not.include('102.8')
    expect((await uploadPhoto(token)).json.position).to.equal(null)
  })

  it('lies sealed on the disk', async () => {
    const { id } = (await uploadPhoto(token)).json
    const file = readFileSync(join((await service()).folder, 'files', id.slice(0, 2), id))
    expect(file.toString('latin1', 0, 3)).to.equal('v1.')
    expect(file.includes(Buffer.from([0xff, 0xd8, 0xff]))).to.equal(false)
    await sharp(file)
      .metadata()
      .then(
        () => expect.fail('it can be looked at'),
        () => undefined,
      )
  })

  it('is shown as a JPEG and nothing else, to nobody’s cache, its owner and the office only', async () => {
    const { id } = (await uploadPhoto(token)).json
    const shown = await fetchPhoto(id)
    expect(shown.status).to.equal(200)
    expect(Object.fromEntries(shown.headers)).to.include({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-disposition': 'inline; filename="photo.jpg"',
    })
    const handler = await staffToken('water-530114-handler')
    expect((await fetchPhoto(id, handler)).status).to.equal(404)
    await filed(token, { attachments: [id] })
    expect((await fetchPhoto(id, handler)).status).to.equal(200)
    for (const stranger of [await logIn(inventPerson().phone), await staffToken('water-532501-handler')]) {
      expect((await fetchPhoto(id, stranger)).status).to.equal(404)
    }
  })

  it('can be taken back until a case has it, by its owner', async () => {
    const { id } = (await uploadPhoto(token)).json
    const stranger = await logIn(inventPerson().phone)
    expectProblem(await api('DELETE', `/v1/attachments/${id}`, { token: stranger }), 404, 'attachment.not_found')
    expect((await api('DELETE', `/v1/attachments/${id}`, { token })).status).to.equal(204)
    expect((await fetchPhoto(id)).status).to.equal(404)
    const claimed = (await uploadPhoto(token)).json.id
    await filed(token, { attachments: [claimed] })
    expectProblem(await api('DELETE', `/v1/attachments/${claimed}`, { token }), 404, 'attachment.not_found')
  })

  /** Rows only: what counts is what is known of them. */
  const hold = (count: number, changes: { caseId?: string; bytes?: number } = {}) =>
    Attachment.bulkCreate(
      Array.from({ length: count }, () => ({
        id: newId(),
        citizenId,
        staffId: null,
        caseId: null,
        kind: 'photo',
        bytes: 1000,
        width: 1,
        height: 1,
        sha256: '',
        createdAt: new Date(),
        ...changes,
      })),
    )

  it('is refused when sixty wait to be sent or they are too large together, also when they come at once', async () => {
    await hold(58)
    const answers = await Promise.all(Array.from({ length: 4 }, () => uploadPhoto(token)))
    expect(answers.filter(({ status }) => status === 201)).to.have.length(2)
    const refused = await uploadPhoto(token)
    expectProblem(refused, 422, 'attachment.too_many')
    expect(refused.json.detail).to.include('60')
    await Attachment.destroy({ where: { citizenId } })
    await hold(1, { bytes: 60 * megabyte })
    expectProblem(await uploadPhoto(token), 422, 'attachment.too_many')
    await Attachment.destroy({ where: { citizenId } })
    const { id: caseId } = await filed(token)
    await hold(1000, { caseId })
    expectProblem(await uploadPhoto(token), 422, 'attachment.too_many_in_all')
  })

  it('that no case has is removed after thirty days, unless a form still names it', async () => {
    const [old, named, young, claimed] = await Promise.all(
      Array.from({ length: 4 }, async () => (await uploadPhoto(token)).json.id as string),
    )
    const content = { anything: { of: [named] } }
    await api('PUT', '/v1/drafts/one', { token, body: { serviceId: 'drinking-water', content } })
    await filed(token, { attachments: [claimed] })
    const createdAt = new Date(Date.now() - 31 * dayMs)
    await Attachment.update({ createdAt }, { where: { id: [old, named, claimed] as string[] } })
    const files = diskFiles(join((await service()).folder, 'files'))
    const world = { ...(await serviceParts()), clock: { now: () => new Date() }, files }
    expect(await sweepPhotos(world)).to.be.at.least(1)
    const left = await Promise.all(
      [old, named, young, claimed].map(async (id) => (await files.get(id as string)) !== null),
    )
    expect(left).to.deep.equal([false, true, true, true])
    expect(await Attachment.count({ where: { citizenId } })).to.equal(3)
  })
})
