import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect } from 'chai'
import { type CardService, createCardService } from '../../src/ocr/card-service.ts'
import { type FakeMachine, fakeMachines, photoOf, settle } from '../ocr/fake-machines.ts'
import * as odd from '../ocr/odd-pictures.ts'
import { integratorKey } from '../support/api.ts'
import { type CardApp, cardApp } from '../support/card-app.ts'
import { clock, goodFront } from '../support/cards.ts'
import { service } from '../support/service.ts'

const stagesType = 'application/x-ndjson'
const linesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

describe('a card that is read by stages over HTTP', function () {
  this.timeout(60_000)

  async function read(photo: Buffer, accept: string | undefined, key?: string) {
    const { baseUrl } = await service()
    const body = new FormData()
    body.append('image', new Blob([new Uint8Array(photo)]), 'card.jpg')
    const response = await fetch(`${baseUrl}/v1/ocr/id-card`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key ?? (await integratorKey())}`, ...(accept ? { accept } : {}) },
      body,
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, type: response.headers.get('content-type'), text }
  }

  /** The schema of one line, as the document tells it. */
  async function lineCheck(): Promise<ValidateFunction> {
    const { baseUrl } = await service()
    const ajv = new Ajv2020({ strict: false })
    addFormats.default(ajv)
    ajv.addFormat('binary', true)
    ajv.addSchema(await (await fetch(`${baseUrl}/openapi.json`)).json(), 'api')
    const path = '/paths/~1v1~1ocr~1id-card/post/responses/200/content/application~1x-ndjson/schema'
    return ajv.getSchema(`api#${path}`) as ValidateFunction
  }

  it('tells each stage as it begins and then the very answer that others get, each line as documented', async () => {
    const { jpeg, truth } = await goodFront()
    const staged = await read(jpeg, stagesType)
    expect([staged.status, staged.type]).to.deep.equal([200, stagesType])
    // Packed or gathered on the way, all of it would come at the end.
    expect(staged.headers.get('content-encoding')).to.equal(null)
    expect(staged.headers.get('x-accel-buffering')).to.equal('no')
    expect(staged.headers.get('cache-control')).to.equal('no-store')
    const lines = linesOf(staged.text)
    const stages = lines.slice(0, -1).map(({ stage }) => stage)
    expect(stages.filter((stage) => stage !== 'waiting')).to.deep.equal([
      ...['finding', 'straightening', 'reading', 'checking'],
    ])
    const { answer } = lines.at(-1)
    expect(answer.fields.idNumber.value).to.equal(truth.idNumber)
    const plain = await read(jpeg, undefined)
    expect(plain.type).to.match(/^application\/json/)
    const { timing: _, ...same } = JSON.parse(plain.text)
    expect(answer).to.deep.include(same)
    const check = await lineCheck()
    for (const line of lines) expect(check(line), JSON.stringify(check.errors)).to.equal(true)
    expect(check({ stage: 'dreaming' })).to.equal(false)
  })

  it('is refused within the stream once it was begun, with its status inside', async () => {
    const table = await odd.jpegOf(odd.tableWithoutCard())
    const { status, text } = await read(table, stagesType)
    const lines = linesOf(text)
    expect(status).to.equal(200)
    expect(lines.map(({ stage }) => stage)).to.include('finding')
    expect(lines.at(-1).problem).to.include({ status: 422, code: 'card.not_found' })
    const check = await lineCheck()
    expect(check(lines.at(-1)), JSON.stringify(check.errors)).to.equal(true)
  })

  it('is refused by its status before the first stage', async () => {
    const { status, type, text } = await read(Buffer.from('no photo at all'), stagesType)
    expect([status, JSON.parse(text).code]).to.deep.equal([415, 'image.type_unsupported'])
    expect(type).to.match(/^application\/problem\+json/)
  })

  it('comes in one piece to everybody who does not ask for stages', async () => {
    const { jpeg } = await goodFront()
    for (const accept of ['*/*', 'application/json', `application/json, ${stagesType}`]) {
      expect((await read(jpeg, accept)).type, accept).to.match(/^application\/json/)
    }
  })

  it('has its usual stages for a test key', async () => {
    const { demo } = await service()
    const { text } = await read(photoOf(), stagesType, demo.apiKeys.test)
    const told = linesOf(text)
    expect(told.map(({ stage }) => stage)).to.deep.equal([
      ...['finding', 'straightening', 'reading', 'checking', undefined],
    ])
    expect(told.at(-1).answer.fields.name.value).to.equal('样本阿诗')
  })

  describe('of which others are read first', () => {
    let cards: CardService
    let app: CardApp
    let machine: FakeMachine
    beforeEach(async () => {
      const machines = fakeMachines()
      cards = createCardService({ start: machines.start, clock, queueLimit: 1, longestWaitMs: 300 })
      await settle()
      machine = machines.started[0] as FakeMachine
      app = await cardApp(cards)
    })
    afterEach(async () => {
      await app.close()
      await cards.close()
    })

    const firstLine = async (response: Response) => {
      const reader = (response.body as ReadableStream<Uint8Array>).getReader()
      return new TextDecoder().decode((await reader.read()).value)
    }

    it('leaves the queue when its sender closes the connection, and the next has its place', async () => {
      const first = cards.recognise(photoOf(7)).catch(() => undefined)
      const leaving = new AbortController()
      const waiting = await app.read(photoOf(1), leaving.signal)
      expect(linesOf(await firstLine(waiting))).to.deep.equal([{ stage: 'waiting', ahead: 0 }])
      const full = await app.read(photoOf(2))
      expect([full.status, full.headers.get('retry-after')]).to.deep.equal([429, '1'])
      leaving.abort()
      let next = await app.read(photoOf(3))
      for (let turn = 0; next.status === 429 && turn < 20; turn++) next = await app.read(photoOf(3))
      expect(next.status).to.equal(200)
      machine.finish()
      await first
      await settle()
      expect(machine.jobs.map(({ image }) => image.at(-1))).to.deep.equal([0, 3])
      await next.body?.cancel()
    })

    it('is refused before it is sent when no more may wait', async () => {
      const others = [7, 8].map((number) => cards.recognise(photoOf(number)).catch(() => undefined))
      const headers = {
        authorization: 'Bearer a-key-of-the-client',
        'content-type': 'multipart/form-data; boundary=half',
        'content-length': '1000000',
      }
      const asking = request({ port: app.port, method: 'POST', path: '/v1/ocr/id-card', headers })
      asking.on('error', () => undefined).write('--half')
      const [refused] = (await once(asking, 'response')) as [IncomingMessage]
      expect([refused.statusCode, refused.headers['retry-after']]).to.deep.equal([429, '1'])
      asking.destroy()
      for (const other of others) {
        machine.finish()
        await other
      }
    })

    it('ends the work of its machine when its sender closes the connection', async () => {
      const leaving = new AbortController()
      const asked = app.read(photoOf(1), leaving.signal)
      while (machine.jobs.length === 0) await settle()
      machine.begin('finding')
      await firstLine(await asked)
      const stopped = new Promise((resolve) => machine.watcher.signal?.addEventListener('abort', resolve))
      leaving.abort()
      await stopped
    })

    it('is given back within the stream when its turn does not come, and told when to try again', async () => {
      const first = cards.recognise(photoOf(7)).catch(() => undefined)
      const [waiting, last] = linesOf(await (await app.read(photoOf(1))).text())
      expect(waiting).to.deep.equal({ stage: 'waiting', ahead: 0 })
      expect(last.problem).to.include({ status: 429, code: 'ocr.busy' })
      expect(last.retryAfter).to.equal(30)
      machine.finish()
      await first
    })
  })
})
