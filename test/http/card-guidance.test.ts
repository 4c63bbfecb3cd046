import { expect } from 'chai'
import sharp from 'sharp'
import { makeSpecimen } from '../../tools/specimens/specimen.ts'
import { service } from '../support/service.ts'

describe('guidance over HTTP', function () {
  this.timeout(30_000)
  let frame: Buffer
  before(async () => {
    const { jpeg } = await makeSpecimen({ seed: 41, level: 'light' })
    frame = await sharp(jpeg).resize(640).jpeg({ quality: 70 }).toBuffer()
  })

  async function guide(fields: Record<string, string> = {}) {
    const { baseUrl, demo } = await service()
    const form = new FormData()
    form.append('image', new Blob([new Uint8Array(frame)]), 'frame.jpg')
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    const answer = await fetch(`${baseUrl}/v1/ocr/id-card/guidance`, {
      method: 'POST',
      headers: { authorization: `Bearer ${demo.apiKeys['integrator']}`, 'accept-language': 'en' },
      body: form,
    })
    return { status: answer.status, json: await answer.json() }
  }

  it('is the same word for the same frame, with text and speech', async () => {
    const [first, second] = [await guide(), await guide()]
    expect(first.status).to.equal(200)
    expect(first.json).to.include({ found: true, ready: true })
    expect(first.json.advice.code).to.equal('ready')
    expect(first.json.advice.speech).to.be.a('string').that.is.not.empty
    expect(second.json).to.deep.equal(first.json)
  })

  it('takes the last word from clients that keep it, and refuses one that never was', async () => {
    expect((await guide({ previous: 'hold-still' })).status).to.equal(200)
    expect((await guide({ previous: 'jump' })).status).to.equal(400)
  })
})
