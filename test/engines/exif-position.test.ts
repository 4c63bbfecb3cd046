import { expect } from 'chai'
import fc from 'fast-check'
import sharp from 'sharp'
import { exifPosition } from '../../src/engines/exif-position.ts'
import { takenAt } from '../support/photos.ts'

async function exifOf(photo: Buffer): Promise<Buffer> {
  const { exif } = await sharp(photo).metadata()
  if (exif === undefined) throw new Error('the photo has no EXIF')
  return exif
}

describe('the position in a photo', () => {
  let block: Buffer
  before(async () => {
    block = await exifOf(await takenAt({ latitude: '24/1 53/1 3960/100', longitude: '102/1 51/1 4212/100' }))
  })

  it('is read as degrees, east and north, west and south', async () => {
    const found = exifPosition(block)
    expect(found?.latitude).to.be.closeTo(24.8943, 0.0001)
    expect(found?.longitude).to.be.closeTo(102.8617, 0.0001)
    const away = await takenAt({ latitude: '33/1 0/1 0/1', longitude: '70/1 30/1 0/1', south: true, west: true })
    expect(exifPosition(await exifOf(away))).to.deep.equal({ latitude: -33, longitude: -70.5 })
  })

  it('is none where the camera wrote none, nothing possible, or zero', async () => {
    const without = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'teal' } })
      .withExif({ IFD0: { Make: 'x' } })
      .jpeg()
      .toBuffer()
    expect(exifPosition(await exifOf(without))).to.equal(null)
    for (const latitude of ['91/1 0/1 0/1', '24/0 0/1 0/1', '0/0 0/0 0/0']) {
      expect(exifPosition(await exifOf(await takenAt({ latitude, longitude: '102/1 0/1 0/1' }))), latitude).to.equal(
        null,
      )
    }
    expect(exifPosition(await exifOf(await takenAt({ latitude: '0/1 0/1 0/1', longitude: '0/1 0/1 0/1' })))).to.equal(
      null,
    )
  })

  it('never throws and is never impossible, whatever was changed or cut off', () => {
    const sound = (bytes: Buffer) => {
      const found = exifPosition(bytes)
      if (found === null) return
      expect(Math.abs(found.latitude)).to.be.at.most(90)
      expect(Math.abs(found.longitude)).to.be.at.most(180)
    }
    for (let length = 0; length <= block.length; length++) sound(block.subarray(0, length))
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(block.length - 1), fc.nat(255)), { maxLength: 12 }), (changes) => {
        const changed = Buffer.from(block)
        for (const [at, value] of changes) changed[at] = value
        sound(changed)
      }),
      { numRuns: 2000 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        sound(Buffer.from(noise))
        sound(Buffer.concat([Buffer.from('II*\0'), noise]))
      }),
    )
  })
})
