import { expect } from 'chai'
import sharp from 'sharp'
import { type ApiAnswer, api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { fileService } from './file-service.ts'

async function upload(token: string, kind?: string): Promise<ApiAnswer> {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer()
  const body = new FormData()
  body.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'paper.jpg')
  if (kind !== undefined) body.set('kind', kind)
  return api('POST', '/v1/attachments', { token, body })
}

describe('photos of papers', () => {
  let token: string
  before(async () => {
    token = await logIn(inventPerson().phone)
  })

  it('say which paper they show, to the citizen and to the office', async () => {
    const ids = await Promise.all(['diagnosis', undefined].map(async (kind) => (await upload(token, kind)).json.id))
    const { json } = await fileService(token, 'serious-illness-treatment', { attachments: ids })
    const handler = await staffToken('health-530114-handler')
    for (const reader of [token, handler]) {
      const path = reader === token ? `/v1/cases/${json.id}` : `/v1/staff/cases/${json.id}`
      const { attachments } = (await api('GET', path, { token: reader })).json
      expect(attachments.map(({ kind }: { kind: string }) => kind)).to.have.members(['diagnosis', 'photo'])
    }
  })

  it('are not taken of the ID card, and of nothing unheard of', async () => {
    for (const kind of ['id-card', 'love-letter']) expectProblem(await upload(token, kind), 400, 'request.invalid')
    const { materials } = (await api('GET', '/v1/services/job-search')).json
    expect(materials.map(({ id, photo }: { id: string; photo: boolean }) => [id, photo])).to.deep.equal([
      ['id-card', false],
      ['skill-certificate', true],
    ])
  })
})
