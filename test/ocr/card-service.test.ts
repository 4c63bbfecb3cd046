import { expect } from 'chai'
import sharp from 'sharp'
import { startCardProcess } from '../../src/engines/card-program/card-process.ts'
import { runningClock } from '../../src/kernel/clock.ts'
import { Problem } from '../../src/kernel/errors.ts'
import { type CardService, createCardService } from '../../src/ocr/card-service.ts'
import { makeSpecimen, type Specimen } from '../../tools/specimens/specimen.ts'
import * as odd from './odd-pictures.ts'
import { problemOf } from './problem-of.ts'

const clock = runningClock(new Date('2026-11-23T08:00:00+08:00'))

describe('the card service', function () {
  this.timeout(15_000)
  let service: CardService
  let front: Specimen
  const photo = () => Buffer.from(front.jpeg)

  before(async () => {
    service = createCardService({ start: startCardProcess, clock })
    front = await makeSpecimen({ seed: 41, level: 'light' })
  })
  after(() => service.close())

  async function expectRead(image: Buffer) {
    const reading = await service.recognise(image)
    expect(reading.side).to.equal('front')
    expect(reading.fields.idNumber).to.include({ value: front.truth.idNumber, status: 'ok' })
    return reading
  }

  it('reads every field of a good photo and says where it found the card', async () => {
    const reading = await expectRead(photo())
    for (const [field, value] of Object.entries(front.truth)) {
      expect(reading.fields[field as 'name']?.value, field).to.equal(value)
    }
    expect(reading.card.rotation).to.equal(0)
    front.quad.forEach(([x, y], i) => {
      const [foundX, foundY] = reading.card.quad[i] as [number, number]
      expect(Math.hypot(foundX - x, foundY - y)).to.be.below(12)
    })
    expect(reading.timing.stages).to.include.keys('intake', 'find', 'read')
  })

  it('calls name and address sure when both readers saw the same, and says who did', async () => {
    expect(service.readers()).to.deep.equal(['ppocr', 'tesseract', 'glyphs'])
    const { fields } = await service.recognise(photo())
    for (const field of [fields.name, fields.address]) {
      expect(field?.status).to.equal('ok')
      expect(field?.evidence).to.include.members(['reader:ppocr', 'reader:tesseract', 'readers-agree'])
    }
  })

  it('starts with one reader when the other cannot be loaded, tells it, and calls no name or address sure', async () => {
    const start = () => startCardProcess({ ppocrFolder: '/nowhere' })
    const alone = createCardService({ start, clock })
    try {
      const { fields } = await alone.recognise(photo())
      expect(alone.status()).to.equal('ready')
      expect(alone.readers()).to.deep.equal(['tesseract', 'glyphs'])
      expect(fields.idNumber).to.include({ value: front.truth.idNumber, status: 'ok' })
      expect([fields.name?.status, fields.address?.status]).to.deep.equal(['check', 'check'])
      expect(fields.name?.evidence).to.include('reader:tesseract').and.not.include('readers-agree')
    } finally {
      await alone.close()
    }
  })

  it('reads a rare character of a name by its looks, and never puts a usual one in its place unasked', async () => {
    for (const [i, name] of ['王䶮', '李㛃', '杨翀', '昝丽华'].entries()) {
      const rare = await makeSpecimen({ seed: 600 + i, level: 'light', overwrite: { name } })
      const { fields } = await service.recognise(rare.jpeg)
      expect(fields.name?.value, name).to.equal(name)
    }
  })

  it('wipes the photo it was given', async () => {
    const given = photo()
    await service.recognise(given)
    expect(given.every((byte) => byte === 0)).to.equal(true)
    const refused = Buffer.from('no photo at all')
    await problemOf(service.recognise(refused))
    expect(refused.every((byte) => byte === 0)).to.equal(true)
  })

  for (const turn of [90, 180, 270] as const) {
    it(`reads a card that lies turned by ${turn}°`, async () => {
      const turned = await makeSpecimen({ seed: 41, level: 'light', turn })
      const reading = await service.recognise(turned.jpeg)
      expect(reading.fields.idNumber?.value).to.equal(turned.truth.idNumber)
      expect(reading.card.rotation).to.equal(turn)
    })
  }

  it('reads the back and says that it has expired', async () => {
    const overwrite = { issuingAuthority: '大姚县公安局', validFrom: '2006-05-01', validTo: '2016-05-01' }
    const back = await makeSpecimen({ seed: 3, level: 'light', side: 'back', overwrite })
    const reading = await service.recognise(back.jpeg)
    expect(reading.side).to.equal('back')
    expect(reading.fields.validFrom).to.include({ value: '2006-05-01', status: 'ok' })
    expect(reading.fields.validTo).to.include({ value: '2016-05-01', status: 'ok' })
    expect(reading.warnings).to.deep.include({ code: 'expired', field: 'validTo' })
  })

  it('never calls a number ok when one of its digits is wrong', async () => {
    const number = front.truth.idNumber as string
    for (const at of [3, 9, 16]) {
      const digit = String((Number(number[at]) + 1) % 10)
      const idNumber = number.slice(0, at) + digit + number.slice(at + 1)
      const forged = await makeSpecimen({ seed: 41, level: 'light', overwrite: { idNumber } })
      const reading = await service.recognise(forged.jpeg)
      expect(reading.fields.idNumber?.status, idNumber).to.not.equal('ok')
    }
  })

  it('does not call a sound number ok when another birth date is printed', async () => {
    const forged = await makeSpecimen({ seed: 41, level: 'light', overwrite: { birthDate: '1971-02-03' } })
    const { fields } = await service.recognise(forged.jpeg)
    expect(fields.idNumber?.status).to.equal('check')
    expect(fields.idNumber?.evidence).to.include('print≠number')
    expect(fields.birthDate?.status).to.equal('check')
  })

  it('reads a photo cut at the borders of the card', async () => {
    const [left, top, right, bottom] = [0, 0, 1, 1].map((_, i) => {
      const axis = front.quad.map((corner) => corner[i % 2] as number)
      return Math.round(i < 2 ? Math.min(...axis) : Math.max(...axis))
    }) as [number, number, number, number]
    const cut = await sharp(photo())
      .extract({ left, top, width: right - left, height: bottom - top })
      .jpeg()
      .toBuffer()
    await expectRead(cut)
  })

  it('says that it is busy, and when to come back, once its queue is full', async () => {
    const small = createCardService({ start: startCardProcess, clock, queueLimit: 2 })
    try {
      const accepted = [small.recognise(photo()), small.recognise(photo())]
      const error = await small.recognise(photo()).catch((thrown: unknown) => thrown)
      expect(error).to.be.instanceOf(Problem).with.property('code', 'ocr.busy')
      expect((error as Problem).details.retryAfter).to.be.greaterThan(0)
      for (const reading of await Promise.all(accepted)) expect(reading.side).to.equal('front')
    } finally {
      await small.close()
    }
  })

  it('replaces a machine that hangs, fails that card alone and reads the next', async () => {
    let started = 0
    const patient = createCardService({
      clock,
      deadlineMs: 4000,
      start() {
        const machine = startCardProcess()
        return ++started === 1 ? { ...machine, run: () => new Promise<never>(() => undefined) } : machine
      },
    })
    try {
      const [hung, next] = [patient.recognise(photo()), patient.recognise(photo())]
      expect(await problemOf(hung)).to.equal('ocr.unavailable')
      expect((await next).fields.idNumber?.value).to.equal(front.truth.idNumber)
      expect(started).to.equal(2)
    } finally {
      await patient.close()
    }
  })

  it('starts a fresh machine after so many cards', async () => {
    let started = 0
    const start = () => {
      started++
      return startCardProcess()
    }
    const worn = createCardService({ start, clock, cardsPerMachine: 1 })
    try {
      await Promise.all([worn.recognise(photo()), worn.recognise(photo())])
      expect(started).to.be.within(2, 3)
    } finally {
      await worn.close()
    }
  })

  it('forgets a card whose sender went away before its turn', async () => {
    const leaving = new AbortController()
    const first = service.recognise(photo())
    const second = service.recognise(photo(), { signal: leaving.signal })
    leaving.abort()
    expect(await second.catch((error: Error) => error.name)).to.equal('AbortError')
    expect((await first).side).to.equal('front')
  })

  it('guides the camera: where the card is, and what to do next', async () => {
    const preview = (image: Buffer) => sharp(image).resize(640).jpeg({ quality: 70 }).toBuffer()
    const good = await service.guide(await preview(photo()))
    expect(good).to.include({ found: true, ready: true, advice: 'ready' })
    const none = await service.guide(await preview(await odd.jpegOf(odd.tableWithoutCard())))
    expect(none).to.include({ found: false, ready: false, advice: 'no-card' })
    const night = await service.guide(await sharp(photo()).resize(640).linear(0.3, 0).jpeg().toBuffer())
    expect(night.advice).to.equal('more-light')
    const wrong = await service.guide(await preview(photo()), { side: 'back' })
    expect(wrong.advice).to.equal('turn-over')
    expect(await problemOf(service.guide(odd.withNotes(photo(), 300 * 1024)))).to.equal('image.too_large')
  })
})
