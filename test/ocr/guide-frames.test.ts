import { expect } from 'chai'
import sharp from 'sharp'
import { steadyAdvice } from '../../src/ocr/advise.ts'
import { guideCard } from '../../src/ocr/guide-card.ts'
import type { AdviceCode, Guidance, WantedSide } from '../../src/ocr/types.ts'
import { randomFrom } from '../../tools/specimens/random.ts'
import { jpegOf, tableWithoutCard } from './odd-pictures.ts'
import { approach, frameOf, goodPose, type Pose, quadOf, type Stage, setStage } from './preview-frames.ts'
import { asSpecimen, withFinger } from './spoiled-cards.ts'

const guide = (image: Buffer, side: WantedSide = 'auto'): Promise<Guidance> =>
  guideCard({ kind: 'guide', image, side, today: '2026-11-23' })

/** Advices that were taken back within three frames: A, B, A. */
function flips(advices: AdviceCode[]): number {
  return advices.filter((now, i) => {
    const before = advices[i - 1]
    return before !== undefined && now !== before && advices.slice(i + 1, i + 3).includes(before)
  }).length
}

describe('guiding a hand that comes near', function () {
  this.timeout(60_000)

  const starts: [from: string, width: number, height: number, pose: Partial<Pose>, first: AdviceCode][] = [
    ['the right, so that the card is at the left', 640, 480, { x: 0.25, size: 0.5 }, 'move-left'],
    ['above, in a frame that stands', 480, 640, { y: 0.82, size: 0.8 }, 'move-down'],
  ]
  for (const [i, [from, width, height, pose, first]] of starts.entries()) {
    it(`from ${from}: ${first} comes first, ready last, and hardly a word is taken back`, async () => {
      const stage = await setStage(7001 + i, width, height)
      const end = { ...goodPose, size: width > height ? 0.7 : 0.85 }
      const advices: AdviceCode[] = []
      for (const each of approach({ ...end, ...pose }, end, 40, stage.random)) {
        const frame = await frameOf(stage, each)
        expect(frame.length).to.be.below(300 * 1024)
        const { look } = await guide(frame)
        advices.push(steadyAdvice(look, advices.at(-1) ?? null).code)
      }
      expect(advices.find((code) => code !== 'no-card')).to.equal(first)
      expect(advices.slice(-5), advices.join(' ')).to.deep.equal(Array(5).fill('ready'))
      expect(flips(advices), advices.join(' ')).to.be.at.most(1)
    })
  }
})

describe('a single frame', function () {
  this.timeout(30_000)
  let stage: Stage
  before(async () => {
    stage = await setStage(7022)
  })
  const frame = (pose: Partial<Pose> = {}) => frameOf(stage, { ...goodPose, size: 0.7, ...pose })

  it('of a card at one side sends the phone to that side, also when EXIF turns the frame', async () => {
    const places: [Partial<Pose>, AdviceCode][] = [
      [{ x: 0.24, size: 0.46 }, 'move-left'],
      [{ x: 0.76, size: 0.46 }, 'move-right'],
      [{ y: 0.27, size: 0.5 }, 'move-up'],
      [{ y: 0.73, size: 0.5 }, 'move-down'],
    ]
    for (const [pose, code] of places) {
      const upright = await frame(pose)
      expect((await guide(Buffer.from(upright))).advice).to.equal(code)
      const lying = await sharp(await sharp(upright).rotate(270).png().toBuffer())
        .withMetadata({ orientation: 6 })
        .jpeg({ quality: 80 })
        .toBuffer()
      expect((await guide(lying)).advice).to.equal(code)
    }
  })

  it('has the corners of the card in its own pixels, whatever its size', async () => {
    const large = await setStage(7023, 1280, 960)
    const pose = { ...goodPose, size: 0.6 }
    const { quad } = await guide(await frameOf(large, pose))
    quadOf(pose, large).forEach(([x, y], i) => {
      const [foundX, foundY] = quad?.[i] ?? [0, 0]
      expect(Math.hypot(foundX - x, foundY - y)).to.be.below(12)
    })
  })

  it('that differs by a pixel, its noise or its quality has nearly always the same advice', async () => {
    const random = randomFrom(5)
    let same = 0
    for (let i = 0; i < 12; i++) {
      const pose = { x: random.between(0.35, 0.65), y: random.between(0.4, 0.6), size: random.between(0.5, 0.8) }
      const one = await guide(await frame(pose))
      const other = await guide(
        await sharp(await frame({ ...pose, x: pose.x + 1.5 / 640 }))
          .jpeg({ quality: 60 })
          .toBuffer(),
      )
      if (one.advice === other.advice) same++
    }
    expect(same).to.be.at.least(11)
  })

  it('of a room too dark asks for light, with a card or without', async () => {
    expect((await guide(await frame({ light: 0.25 }))).advice).to.equal('more-light')
    expect((await guide(await frame({ light: 0.02 }))).advice).to.equal('more-light')
  })

  it('taken by a moving hand asks to hold still', async () => {
    expect((await guide(await frame({ shake: 16 }))).advice).to.equal('hold-still')
  })

  it('of a hand alone, or of a table, has no card in it', async () => {
    const table = await jpegOf(tableWithoutCard())
    const small = await sharp(table).resize(640).jpeg({ quality: 70 }).toBuffer()
    expect(await guide(Buffer.from(small))).to.include({ found: false, ready: false, quad: null, advice: 'no-card' })
    const hand = await withFinger(asSpecimen(small, 640, 480), { from: [-20, 80], tip: [45, 20], widthMm: 30 })
    expect((await guide(hand)).found).to.equal(false)
  })

  it('of the other side than the wanted one asks to turn the card over', async () => {
    expect((await guide(await frame(), 'back')).advice).to.equal('turn-over')
    expect((await guide(await frame(), 'front')).advice).to.equal('ready')
  })
})
