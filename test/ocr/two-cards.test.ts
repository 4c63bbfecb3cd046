import { expect } from 'chai'
import type { Rgb } from '../../src/ocr/raster.ts'
import { drawBack, drawFront } from '../../tools/specimens/draw-card.ts'
import { inventBack, inventFront } from '../../tools/specimens/people.ts'
import { randomFrom } from '../../tools/specimens/random.ts'
import { drawTable } from '../../tools/specimens/table.ts'
import { cards } from '../support/cards.ts'
import { jpegOf } from './odd-pictures.ts'
import { goodPose, layCard, quadOf } from './preview-frames.ts'
import { problemOf } from './problem-of.ts'

/** Two cards side by side on a table, each a sixth of the photo. */
function sideBySide(left: Rgb, right: Rgb): Promise<Buffer> {
  const scene = drawTable(1600, 1200, 0, randomFrom(31))
  for (const [i, card] of [left, right].entries()) {
    layCard(scene, card, quadOf({ ...goodPose, x: 0.26 + 0.48 * i, y: 0.45 + 0.1 * i, size: 0.45 }, { ...scene, card }))
  }
  return jpegOf(scene)
}

describe('two cards in one photo', function () {
  this.timeout(60_000)
  const service = cards()
  let one: Rgb
  let other: Rgb
  let back: Rgb

  before(async () => {
    const random = randomFrom(30)
    one = await drawFront(inventFront(random), random)
    other = await drawFront(inventFront(random), random)
    back = await drawBack(inventBack(random), random)
  })

  it('are told as such when they are two fronts', async () => {
    const photo = await sideBySide(one, other)
    expect(await problemOf(service.recognise(Buffer.from(photo)))).to.equal('card.several')
    expect(await problemOf(service.recognise(photo, { side: 'front' }))).to.equal('card.several')
  })

  it('are told as such when either side would do, and read by the side that is asked for', async () => {
    const photo = await sideBySide(one, back)
    expect(await problemOf(service.recognise(Buffer.from(photo)))).to.equal('card.several')
    expect((await service.recognise(Buffer.from(photo), { side: 'front' })).side).to.equal('front')
    expect((await service.recognise(photo, { side: 'back' })).side).to.equal('back')
  })
})
