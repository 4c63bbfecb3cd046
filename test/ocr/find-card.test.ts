import { expect } from 'chai'
import { searchCard } from '../../src/ocr/find-card.ts'
import { takeIn } from '../../src/ocr/intake.ts'
import { locate } from '../../src/ocr/locate.ts'
import { distance } from '../../src/ocr/quad-shape.ts'
import type { Quad } from '../../src/ocr/raster.ts'
import { rotationOf } from '../../src/ocr/rectify.ts'
import { makeSpecimen } from '../../tools/specimens/specimen.ts'
import { levels } from '../../tools/specimens/spoil.ts'

/** A character of the address is 3 mm wide: corners must be nearer than half of it, of 85.6 mm. */
const closeEnough = 1.5 / 85.6

const farthest = (found: Quad, truth: Quad) =>
  Math.max(...truth.map((corner, i) => distance(corner, found[i] as Quad[0]))) / distance(truth[0], truth[1])

describe('finding the card', function () {
  this.timeout(60_000)

  for (const level of levels) {
    it(`finds the corners and the upright of cards photographed under ${level} conditions`, async () => {
      for (const [i, side] of (['front', 'back'] as const).entries()) {
        const specimen = await makeSpecimen({ seed: 300 + i, level, side })
        const [found] = locate(await takeIn(specimen.jpeg))
        expect(found?.orientation.side, `${side} ${i}`).to.equal(side)
        expect(rotationOf((found as NonNullable<typeof found>).quad)).to.equal(rotationOf(specimen.quad))
        expect(farthest((found as NonNullable<typeof found>).quad, specimen.quad), `${side} ${i}`).to.be.below(
          closeEnough,
        )
      }
    })
  }

  it('offers the frame itself when the picture has the shape of a card', async () => {
    const picture = { width: 856, height: 540, data: new Uint8Array(856 * 540 * 3).fill(200) }
    expect(searchCard(picture).first()).to.have.lengthOf(1)
    expect(
      searchCard({ ...picture, width: 540, height: 540, data: picture.data.subarray(0, 540 * 540 * 3) }).first(),
    ).to.deep.equal([])
  })

  it('makes the same specimen from the same seed', async () => {
    const [one, other] = await Promise.all([1, 1].map((seed) => makeSpecimen({ seed, level: 'hard' })))
    expect(one?.jpeg.equals(other?.jpeg as Buffer)).to.equal(true)
    expect(one?.truth).to.deep.equal(other?.truth)
  })
})
