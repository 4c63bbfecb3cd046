import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { runningClock } from '../../src/kernel/clock.ts'
import { Problem } from '../../src/kernel/errors.ts'
import { type CardService, type CardServiceOptions, createCardService } from '../../src/ocr/card-service.ts'
import { anyReading, type FakeMachine, fakeMachines, photoOf, settle } from './fake-machines.ts'

const clock = runningClock(new Date('2026-11-23T08:00:00+08:00'))

describe('several card machines behind one queue', () => {
  let machines: ReturnType<typeof fakeMachines>
  let service: CardService

  async function open(options: Partial<CardServiceOptions> = {}, ready = true) {
    machines = fakeMachines({ ready })
    service = createCardService({ start: machines.start, clock, machines: 2, ...options })
    await settle()
  }
  afterEach(() => service.close())

  const given = (i: number) => machines.started[i] as FakeMachine
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: Problem) => error.code,
    )
  /** Cards one after the other, each answered by whoever has it. */
  async function read(cards: number) {
    for (let i = 0; i < cards; i++) {
      const reading = service.recognise(photoOf())
      await settle()
      for (const machine of machines.running()) machine.finish()
      await reading
      await settle()
    }
  }

  it('gives a card back that waited too long for a machine, and reads it no more', async () => {
    await open({ machines: 1, longestWaitMs: 50 })
    const [read, waited] = [service.recognise(photoOf()), codeOf(service.recognise(photoOf()))]
    expect(await waited).to.equal('ocr.busy')
    given(0).finish()
    expect(await read).to.equal(anyReading)
    await settle()
    expect(given(0).jobs).to.have.length(1)
  })

  it('reads as many cards at once as it has machines, and the next when one is free', async () => {
    await open()
    const readings = [1, 2, 3].map((byte) => service.recognise(photoOf(byte)))
    await settle()
    expect(machines.started.map(({ jobs }) => jobs.length)).to.deep.equal([1, 1])
    given(1).finish()
    await settle()
    expect(machines.started.map(({ jobs }) => jobs.length)).to.deep.equal([1, 2])
    given(0).finish()
    given(1).finish()
    expect(await Promise.all(readings)).to.deep.equal([anyReading, anyReading, anyReading])
  })

  it('is ready with the first warm machine, and starts the next only then', async () => {
    await open({}, false)
    expect(service.status()).to.equal('starting')
    expect(machines.started).to.have.length(1)
    given(0).becomeWarm()
    await settle()
    expect(service.status()).to.equal('ready')
    expect(service.readers()).to.deep.equal(['one', 'other'])
    expect(machines.started).to.have.length(2)
    const reading = service.recognise(photoOf())
    await settle()
    given(0).finish()
    expect(await reading).to.equal(anyReading)
  })

  it('looks at a preview frame before the cards that wait, and still reads cards under many frames', async () => {
    await open({ machines: 1, queueLimit: 20 })
    const order: string[] = []
    const bring = (kind: 'guide' | 'recognise') => service[kind](photoOf()).then(() => order.push(kind))
    const works = [bring('recognise'), bring('recognise'), ...Array.from({ length: 9 }, () => bring('guide'))]
    for (const _ of works) {
      await settle()
      given(0).finish()
    }
    await Promise.all(works)
    expect(order).to.deep.equal([
      'recognise',
      ...['guide', 'guide', 'guide', 'guide', 'recognise'],
      ...['guide', 'guide', 'guide', 'guide', 'guide'],
    ])
  })

  it('says when to come back by what waits for how many machines', async () => {
    await open({ queueLimit: 4 })
    const accepted = Array.from({ length: 6 }, () => service.recognise(photoOf()).catch(() => null))
    const error = await service.recognise(photoOf()).catch((thrown: unknown) => thrown)
    expect(error).to.be.instanceOf(Problem).with.property('code', 'ocr.busy')
    expect((error as Problem).details.retryAfter).to.equal(2)
    await service.close()
    await Promise.all(accepted)
  })

  it('goes on with one machine when the other dies, fails that card alone and starts another', async () => {
    await open()
    const [lost, kept] = [service.recognise(photoOf()), service.recognise(photoOf())]
    await settle()
    given(0).die()
    expect(await codeOf(lost)).to.equal('ocr.unavailable')
    given(1).finish()
    expect(await kept).to.equal(anyReading)
    expect(service.status()).to.equal('ready')
    expect(machines.running()).to.have.length(2)
  })

  it('replaces a machine that hangs and leaves the other at its work', async () => {
    await open({ deadlineMs: 20 })
    const hung = service.recognise(photoOf())
    expect(await codeOf(hung)).to.equal('ocr.unavailable')
    await settle()
    expect(given(0).alive).to.equal(false)
    expect(given(1).alive).to.equal(true)
    expect(machines.running()).to.have.length(2)
  })

  it('replaces worn machines one at a time and never holds more than it should', async () => {
    await open({ cardsPerMachine: 2 })
    await read(12)
    expect(machines.started.length).to.be.greaterThan(4)
    expect(machines.most()).to.equal(2)
    expect(service.status()).to.equal('ready')
  })

  it('keeps its only machine, however worn, until the next one is warm', async () => {
    await open({ machines: 1, cardsPerMachine: 1 }, false)
    given(0).becomeWarm()
    await settle()
    await read(2)
    expect(given(0).jobs).to.have.length(2)
    expect(machines.running()).to.have.length(2)
    given(1).becomeWarm()
    await settle()
    expect(machines.running()).to.deep.equal([given(1)])
    expect(service.status()).to.equal('ready')
  })

  it('is unavailable while none will start, refuses who waits, and comes back by itself', async () => {
    await open({}, false)
    const waiting = codeOf(service.recognise(photoOf()))
    given(0).die()
    expect(await waiting).to.equal('ocr.unavailable')
    expect(service.status()).to.equal('unavailable')
    expect(await codeOf(service.recognise(photoOf()))).to.equal('ocr.unavailable')
    while (machines.started.length < 2) await pause(20)
    given(1).becomeWarm()
    await settle()
    expect(service.status()).to.equal('ready')
  })

  it('forgets a card whose sender went away before its turn', async () => {
    await open({ machines: 1 })
    const leaving = new AbortController()
    const first = service.recognise(photoOf())
    const second = service.recognise(photoOf(), { signal: leaving.signal }).catch((error: Error) => error.name)
    await settle()
    leaving.abort()
    expect(await second).to.equal('AbortError')
    given(0).finish()
    expect(await first).to.equal(anyReading)
    await settle()
    expect(given(0).jobs).to.have.length(1)
  })

  it('ends every machine when it closes, and tells those whose cards were being read or waited', async () => {
    await open()
    const photos = [1, 2, 3].map(photoOf)
    const works = photos.map((photo) => codeOf(service.recognise(photo)))
    await settle()
    await service.close()
    expect(await Promise.all(works)).to.deep.equal(Array(3).fill('ocr.unavailable'))
    expect(machines.running()).to.deep.equal([])
    expect(photos.every((photo) => photo.every((byte) => byte === 0))).to.equal(true)
    expect(service.status()).to.equal('unavailable')
  })
})
