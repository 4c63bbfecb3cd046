import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'chai'
import Koa from 'koa'
import { openTelemetry } from '../../src/engines/open-telemetry.ts'
import { smsWebhook } from '../../src/engines/sms-webhook.ts'
import { traceRequests } from '../../src/http/middleware/trace-requests.ts'
import type { RequestState } from '../../src/http/request-state.ts'
import { Problem } from '../../src/kernel/errors.ts'
import type { Log } from '../../src/kernel/log.ts'
import { inSpan, type Tracing, traceHeadersFor } from '../../src/kernel/tracing.ts'
import { tracedVoice } from '../../src/speech/traced-voice.ts'
import { smsStandIn } from '../support/sms-stand-in.ts'
import { type CollectedSpan, type TraceCollector, traceCollector } from '../support/trace-collector.ts'

const ofCaller = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' }
const traceparent = `00-${ofCaller.traceId}-${ofCaller.spanId}-01`
const work = { kind: 'internal', name: 'work' } as const

describe('traces', () => {
  let collector: TraceCollector
  let tracing: Tracing
  let said: string[]
  const note = (message: string) => void said.push(message)
  const log: Log = { info: note, warn: note, error: note }

  beforeEach(async () => {
    said = []
    collector = await traceCollector()
    tracing = openTelemetry({ tracesUrl: `${collector.endpoint}/v1/traces`, serviceName: 'sample' }, '1.2.3', log)
  })
  afterEach(async () => {
    collector.answer = 200
    await tracing.close()
    await collector.close()
  })

  async function told(): Promise<CollectedSpan[]> {
    await tracing.close()
    return collector.spans()
  }

  it('tell what was done within what, and of an error its code alone', async () => {
    const failed = inSpan(tracing, work, () =>
      inSpan(tracing, { ...work, name: 'inner' }, async () => {
        throw new Problem('case.not_found', { cause: new Error('样本白头翁') })
      }),
    )
    await failed.catch(() => undefined)
    const [inner, outer] = await told()
    expect(inner?.parentSpanId).to.equal(outer?.spanId)
    expect(inner?.attributes).to.deep.equal([{ key: 'error.type', value: { stringValue: 'case.not_found' } }])
    expect(collector.bodies.join()).to.include('"1.2.3"').and.not.include('白头翁')
  })

  it('name the status of an answer that is a fault of the service', async () => {
    const app = new Koa<RequestState>()
    app.use(traceRequests(tracing))
    app.use((ctx) => {
      ctx.status = 503
    })
    const server = app.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    await (await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } })).text()
    await new Promise((resolve) => server.close(resolve))
    const [span] = await told()
    expect(span?.attributes).to.deep.include({ key: 'error.type', value: { stringValue: '503' } })
  })

  it('go on with the trace of a caller whom a proxy vouches for, and of nobody else', async () => {
    for (const proxy of [true, false]) {
      const app = new Koa<RequestState>({ proxy })
      app.use(traceRequests(tracing))
      app.use((ctx) => {
        ctx.state.routeName = '/v1/cases/{id}'
        ctx.body = 'done'
      })
      const server = app.listen(0, '127.0.0.1')
      await once(server, 'listening')
      const { port } = server.address() as { port: number }
      const headers = { traceparent, tracestate: 'canary=1', baggage: 'canary=1', connection: 'close' }
      await (await fetch(`http://127.0.0.1:${port}/v1/cases/canary?canary=1`, { headers })).text()
      await new Promise((resolve) => server.close(resolve))
    }
    const [vouched, stranger] = await told()
    expect(vouched).to.include({ traceId: ofCaller.traceId, parentSpanId: ofCaller.spanId })
    expect(vouched?.name).to.equal('GET /v1/cases/{id}')
    expect(stranger?.traceId).to.not.equal(ofCaller.traceId)
    expect(collector.bodies.join()).to.not.include('canary')
  })

  it('are gone on with by the gateway of text messages on this network, and by no host elsewhere', async () => {
    const gateway = await smsStandIn()
    const message = { id: '1', channel: 'sms', to: '19876500987', body: 'x', speech: 'x' } as const
    const { send } = smsWebhook(gateway.url, traceHeadersFor(tracing, gateway.url))
    await inSpan(tracing, work, () => send(message))
    await send(message)
    await gateway.close()
    const [span] = await told()
    expect(gateway.traceparents).to.deep.equal([`00-${span?.traceId}-${span?.spanId}-01`, undefined])
    expect(traceHeadersFor(tracing, 'https://sms.example.cn/send')).to.equal(undefined)
  })

  it('hold the speaking of a voice until its last sound, and let it stop at once', async () => {
    let stopped = false
    const voice = tracedVoice(
      tracing,
      {
        info: { id: 'x', provider: 'x', language: 'zh-CN', gender: 'neutral', sampleRate: 1, marks: 'none' },
        async *synthesise() {
          try {
            for (;;) yield { samples: new Int16Array(1), marks: [] }
          } finally {
            stopped = true
          }
        },
        status: () => 'ready',
        close: async () => undefined,
      },
      { ...work, name: 'speak' },
    )
    for await (const { samples } of voice.synthesise({ spoken: '好', syllables: [], speed: 1 }))
      if (samples.length === 1) break
    expect(stopped).to.equal(true)
    expect((await told()).map(({ name }) => name)).to.deep.equal(['speak'])
  })

  it('hold nothing up and grow no memory while the collector is silent, and say so once', async function () {
    this.timeout(15_000)
    collector.answer = undefined
    const begun = performance.now()
    for (let count = 0; count < 5_000; count++) await inSpan(tracing, work, async () => undefined)
    expect(performance.now() - begun).to.be.below(2_000)
    const waiting = performance.now()
    await tracing.close()
    expect(performance.now() - waiting).to.be.below(2_000)
    // Of five thousand those that may wait are posted at most, and one batch that was under way.
    expect(collector.posts).to.be.within(1, 5)
  })

  it('are lost while the collector refuses, and taken again after it', async function () {
    this.timeout(10_000)
    collector.answer = 400
    await inSpan(tracing, work, async () => undefined)
    while (said.length === 0) await delay(50)
    collector.answer = 200
    await inSpan(tracing, work, async () => undefined)
    expect(await told()).to.have.length(1)
    expect(said).to.deep.equal(['the collector of traces is away', 'the collector of traces is back'])
  })
})
