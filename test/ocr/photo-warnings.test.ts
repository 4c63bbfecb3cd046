import { expect } from 'chai'
import sharp from 'sharp'
import type { CardService } from '../../src/ocr/card-service.ts'
import type { Point } from '../../src/ocr/raster.ts'
import type { CardReading, FieldName, Side, WarningCode } from '../../src/ocr/types.ts'
import { drawBack, drawFront } from '../../tools/specimens/draw-card.ts'
import { inventBack, inventFront } from '../../tools/specimens/people.ts'
import { photograph } from '../../tools/specimens/photograph.ts'
import { randomFrom } from '../../tools/specimens/random.ts'
import { makeSpecimen, type Specimen } from '../../tools/specimens/specimen.ts'
import { cards, goodFront } from '../support/cards.ts'
import { type Finger, underLamp, withDrop, withFinger, withGlare } from './spoiled-cards.ts'

describe('what is wrong with a photo', function () {
  this.timeout(30_000)
  let service: CardService
  const good = {} as Record<Side, Specimen>

  before(async () => {
    service = cards()
    const overwrite = { validFrom: '2020-05-01', validTo: '2040-05-01' }
    good.front = await goodFront()
    good.back = await makeSpecimen({ seed: 3, level: 'light', side: 'back', overwrite })
  })

  const told = ({ warnings }: CardReading, code: WarningCode) =>
    warnings.filter((warning) => warning.code === code).map(({ field }) => field)

  it('is nothing when nothing is', async () => {
    for (const { jpeg } of Object.values(good)) {
      expect((await service.recognise(Buffer.from(jpeg))).warnings).to.deep.equal([])
    }
  })

  const spots: [side: Side, field: FieldName, at: Point][] = [
    ['front', 'name', [18.5, 9]],
    ['front', 'address', [28, 29.5]],
    ['front', 'idNumber', [55, 47.6]],
    ['back', 'validTo', [57, 46.6]],
  ]
  for (const [side, field, at] of spots) {
    it(`is a reflection on the ${field}, which is then not sure`, async () => {
      const jpeg = await withGlare(good[side], { at, reachMm: 4, strength: 330 })
      const reading = await service.recognise(jpeg, { side })
      expect(told(reading, 'glare')).to.include(field)
      expect(reading.fields[field]?.status).to.not.equal('ok')
      expect(told(reading, 'copy')).to.deep.equal([])
    })
  }

  it('is no reflection when the sun makes all paper white', async () => {
    const bright = await sharp(good.front.jpeg).linear(1.12, 0).jpeg({ quality: 90 }).toBuffer()
    expect(told(await service.recognise(bright), 'glare')).to.deep.equal([])
  })

  const fingers: [side: Side, field: FieldName | null, finger: Finger][] = [
    ['front', 'name', { from: [10, -20], tip: [24, 8] }],
    ['front', 'address', { from: [-20, 35], tip: [18, 31], colour: [120, 82, 60] }],
    ['front', null, { from: [-15, -15], tip: [4, 4], colour: [235, 200, 180] }],
    ['back', 'issuingAuthority', { from: [110, 36], tip: [48, 39], widthMm: 8, colour: [40, 40, 45] }],
  ]
  for (const [side, field, finger] of fingers) {
    it(`is a finger, or another thing, over ${field === null ? 'a corner' : `the ${field}, which is then not sure`}`, async () => {
      const reading = await service.recognise(await withFinger(good[side], finger), { side })
      expect(told(reading, 'occluded')).to.include(field)
      if (field) expect(reading.fields[field]?.status).to.not.equal('ok')
    })
  }

  it('is a drop on the lens over the name', async () => {
    const reading = await service.recognise(await withDrop(good.front, [20, 9], 14, 12))
    expect(told(reading, 'blur')).to.deep.equal(['name'])
  })

  it('is a hand that moved, once for the whole photo', async () => {
    const moved = await sharp(good.front.jpeg).blur(6).jpeg().toBuffer()
    expect(told(await service.recognise(moved), 'blur')).to.deep.equal([null])
  })

  it('is a grey copy, whatever lamp it is photographed under', async () => {
    for (const side of ['front', 'back'] as const) {
      const random = randomFrom(77)
      const card =
        side === 'front' ? await drawFront(inventFront(random), random) : await drawBack(inventBack(random), random)
      for (let i = 0; i < card.data.length; i += 3) card.data.fill(card.data[i + 1] as number, i, i + 3)
      const copy = { side, truth: {}, ...(await photograph(card, 'medium', random)) }
      const reading = await service.recognise(await underLamp(copy, [1.05, 0.95, 0.75]), { side })
      expect(told(reading, 'copy')).to.deep.equal([null])
    }
  })

  it('is no copy for the colour of a lamp or the want of light', async () => {
    for (const lamp of [
      [1.08, 0.95, 0.7],
      [0.3, 0.3, 0.32],
    ] as const) {
      expect(told(await service.recognise(await underLamp(good.front, lamp)), 'copy')).to.deep.equal([])
    }
  })

  it('is want of light in the dark, and a card too small from afar', async () => {
    expect(told(await service.recognise(await underLamp(good.front, [0.15, 0.15, 0.15])), 'dark')).to.deep.equal([null])
    const far = await sharp(good.front.jpeg).resize(420).jpeg({ quality: 92 }).toBuffer()
    expect(told(await service.recognise(far), 'small')).to.deep.equal([null])
  })

  it('is a border that lies outside the photo', async () => {
    const { quad, jpeg } = good.front
    const { width, height } = await sharp(jpeg).metadata()
    const right = Math.round((quad[1][0] + quad[2][0]) / 2 - 0.02 * (quad[1][0] - quad[0][0]))
    const cut = await sharp(jpeg)
      .extract({ left: 0, top: 0, width: Math.min(width, right), height })
      .jpeg()
      .toBuffer()
    expect(told(await service.recognise(cut), 'border-cut')).to.deep.equal([null])
  })

  it('is said of an expired card only when its date is sure', async () => {
    const overwrite = { validFrom: '2006-05-01', validTo: '2016-05-01' }
    const expired = await makeSpecimen({ seed: 3, level: 'light', side: 'back', overwrite })
    expect(told(await service.recognise(Buffer.from(expired.jpeg)), 'expired')).to.deep.equal(['validTo'])
    const odd = { validFrom: '2006-05-01', validTo: '2017-05-03' }
    const doubtful = await makeSpecimen({ seed: 3, level: 'light', side: 'back', overwrite: odd })
    const reading = await service.recognise(doubtful.jpeg)
    expect(reading.fields.validTo?.status).to.equal('check')
    expect(told(reading, 'expired')).to.deep.equal([])
  })
})
