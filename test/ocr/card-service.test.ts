import { expect } from 'chai'
import sharp from 'sharp'
import { startCardProcess } from '../../src/engines/card-program/card-process.ts'
import { type CardService, createCardService } from '../../src/ocr/card-service.ts'
import { makeSpecimen, type Specimen } from '../../tools/specimens/specimen.ts'
import { cards, clock, goodFront } from '../support/cards.ts'
import * as odd from './odd-pictures.ts'
import { problemOf } from './problem-of.ts'

describe('the card service', function () {
  this.timeout(60_000)
  let service: CardService
  let front: Specimen
  const photo = () => Buffer.from(front.jpeg)

  before(async () => {
    service = cards()
    front = await goodFront()
  })

  it('reads every field of a good photo, says where it found the card and who saw what, and wipes the photo', async () => {
    const given = photo()
    const reading = await service.recognise(given)
    expect(given.every((byte) => byte === 0)).to.equal(true)
    expect(reading.side).to.equal('front')
    for (const [field, value] of Object.entries(front.truth)) {
      expect(reading.fields[field as 'name']?.value, field).to.equal(value)
    }
    expect(reading.card.rotation).to.equal(0)
    front.quad.forEach(([x, y], i) => {
      const [foundX, foundY] = reading.card.quad[i] as [number, number]
      expect(Math.hypot(foundX - x, foundY - y)).to.be.below(12)
    })
    expect(reading.timing.stages).to.include.keys('intake', 'find', 'read')
    expect(service.readers()).to.deep.equal(['ppocr', 'tesseract', 'glyphs'])
    for (const field of [reading.fields.name, reading.fields.address]) {
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
    for (const [i, name] of ['王䶮', '昝丽华'].entries()) {
      const rare = await makeSpecimen({ seed: 600 + i, level: 'light', overwrite: { name } })
      const { fields } = await service.recognise(rare.jpeg)
      expect(fields.name?.value, name).to.equal(name)
    }
  })

  it('wipes what is no photo', async () => {
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
    const { side, fields } = await service.recognise(cut)
    expect(side).to.equal('front')
    expect(fields.idNumber).to.include({ value: front.truth.idNumber, status: 'ok' })
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
