import { expect } from 'chai'
import { QueryTypes } from 'sequelize'
import sharp from 'sharp'
import { ApiClient } from '../../models/api-client.ts'
import { espeakVoices } from '../../src/engines/espeak/espeak-voice.ts'
import type { HttpWorld } from '../../src/http/http-world.ts'
import { reachOf } from '../../src/http/reach.ts'
import { metered } from '../../src/speech/metered.ts'
import { createSpeechService } from '../../src/speech/speech-service.ts'
import { api, expectProblem } from '../support/api.ts'
import { service } from '../support/service.ts'
import { clientsPath, keep, newClient } from './new-client.ts'

/** The first bytes of a photo, which a test key never has read. */
const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(400)])

function readCard(token: string, side?: string, image: Buffer = photo) {
  const body = new FormData()
  body.set('image', new Blob([new Uint8Array(image)]), 'card.jpg')
  if (side !== undefined) body.set('side', side)
  return api('POST', '/v1/ocr/id-card', { token, body })
}

async function cardsCounted(): Promise<unknown> {
  const { sequelize } = ApiClient
  if (sequelize === undefined) throw new Error('the models are not bound')
  const counting = 'SELECT coalesce(sum(count), 0) AS sum FROM card_counts'
  const [row] = await sequelize.query<{ sum: unknown }>(counting, { type: QueryTypes.SELECT })
  return row?.sum
}

describe('a test key', () => {
  it('reads the same invented card in every photo, and nobody counts it', async () => {
    const { key } = await newClient({ scopes: ['ocr:write'], test: true })
    const before = await cardsCounted()
    const [first, second] = [await readCard(key), await readCard(key, 'auto', Buffer.concat([photo, photo]))]
    expect(first.status).to.equal(200)
    expect(first.json).to.deep.equal(second.json)
    const { name, address } = first.json.fields
    expect([name.value, name.evidence, address.status]).to.deep.equal(['样本阿诗', ['specimen'], 'check'])
    expect(first.json.readBack.text).to.include('样本')
    expect(first.json.residence.code).to.match(/^530114/)
    const back = await readCard(key, 'back')
    expect(back.json.fields.issuingAuthority.value).to.include('样本')
    expect(await cardsCounted()).to.equal(before)
  })

  it('is told what is wrong with a call as a live one is', async () => {
    const { key } = await newClient({ scopes: ['ocr:write'], test: true })
    expectProblem(await readCard(key, undefined, Buffer.from('no photo')), 415, 'image.type_unsupported')
    expectProblem(await readCard(key, 'middle'), 400, 'request.invalid')
    expectProblem(await api('POST', '/v1/audio/speech', { token: key, body: { input: '好' } }), 403, 'auth.forbidden')
  })

  it('has places as they are, and cases not at all', async () => {
    const { key } = await newClient({ scopes: ['divisions:read', 'cases:read'], test: true })
    const { json } = await api('POST', '/v1/divisions/parse-address', {
      token: key,
      body: { address: '呈贡区龙城街道' },
    })
    expect(json.code).to.equal('530114001')
    expectProblem(await api('GET', '/v1/cases', { token: key }), 403, 'auth.forbidden')
    expectProblem(await api('GET', '/v1/staff/cases', { token: key }), 403, 'auth.forbidden')
  })

  it('is spoken to by no voice that costs money, a live one is', async () => {
    const espeak = espeakVoices()
    const asked: string[] = []
    const budget = { take: async (payer: string) => asked.push(payer) > 0, giveBack: async () => undefined }
    const dear = espeak.voices
      .filter(({ info }) => info.language === 'zh-CN')
      .map((voice) => metered({ ...voice, info: { ...voice.info, id: 'dear', provider: 'dear' } }, budget))
    const speech = createSpeechService({ voices: [...dear, ...espeak.voices], recorders: 1 })
    const providerFor = async (isTest: boolean, voice?: string) => {
      const client = { kind: 'client', clientId: 'c', scopes: [], isTest } as const
      const reached = reachOf({ speech } as unknown as HttpWorld, { ...client, scopes: [] }).speech
      const named = voice === undefined ? {} : { voice }
      const { provider, chunks } = await reached.speak({ text: '您好', format: 'wav', payer: 'c', ...named })
      for await (const chunk of chunks) expect(chunk.length).to.be.above(0)
      return provider
    }
    expect([await providerFor(true), await providerFor(true, 'dear')]).to.deep.equal(['espeak', 'espeak'])
    expect(asked).to.deep.equal([])
    expect(await providerFor(false)).to.equal('dear')
    expect(asked).to.deep.equal(['c'])
    await speech.close()
    await espeak.close()
  })

  it('counts its photos by bytes and pixels, apart from the live keys', async () => {
    const { id, key } = await newClient({ scopes: ['ocr:write'], test: true, limits: { bytesPerDay: photo.length } })
    expect((await readCard(key)).status).to.equal(200)
    expectProblem(await readCard(key), 429, 'quota.exceeded')
    const { json } = await keep('GET', `${clientsPath}/${id}/usage`)
    expect(json.items.map(({ test, bytes }: { test: boolean; bytes: number }) => [test, bytes])).to.deep.equal([
      [true, photo.length],
    ])
  })

  it('counts the pixels that a photo says it has', async () => {
    const { id, key } = await newClient({ scopes: ['ocr:write'], test: true, limits: { pixelsPerDay: 700 } })
    const create = { width: 30, height: 20, channels: 3, background: '#ffffff' } as const
    const small = await sharp({ create }).png().toBuffer()
    expect((await readCard(key, 'front', small)).status).to.equal(200)
    const refused = await readCard(key, 'front', small)
    expectProblem(refused, 429, 'quota.exceeded')
    expect(refused.json.limit).to.equal('pixelsPerDay')
    expect((await keep('GET', `${clientsPath}/${id}/usage`)).json.items[0]).to.include({ pixels: 600, refused: 1 })
  })

  it('comes with the demonstration', async () => {
    const { demo } = await service()
    expect(demo.apiKeys.test).to.match(/^yk_test_/)
    expect((await readCard(demo.apiKeys.test)).json.fields.name.value).to.equal('样本阿诗')
  })
})
