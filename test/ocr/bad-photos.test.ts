import { expect } from 'chai'
import sharp from 'sharp'
import { Problem } from '../../src/kernel/errors.ts'
import { checkDigitOf } from '../../src/kernel/id-number.ts'
import type { CardService } from '../../src/ocr/card-service.ts'
import { type Taken, takeIn } from '../../src/ocr/intake.ts'
import type { CardReading } from '../../src/ocr/types.ts'
import { photograph } from '../../tools/specimens/photograph.ts'
import { randomFrom } from '../../tools/specimens/random.ts'
import { makeSpecimen, type Specimen } from '../../tools/specimens/specimen.ts'
import { cards, goodFront } from '../support/cards.ts'
import * as like from './look-alikes.ts'
import * as odd from './odd-pictures.ts'
import { problemOf } from './problem-of.ts'

describe('bad photos', function () {
  this.timeout(30_000)
  let service: CardService
  let good: Specimen
  let frame: { width: number; height: number }
  const photo = () => Buffer.from(good.jpeg)
  const flat = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#888' } })
      .png()
      .toBuffer()

  before(async () => {
    service = cards()
    good = await goodFront()
    frame = await sharp(good.jpeg).metadata()
  })

  async function expectRead(image: Buffer): Promise<CardReading> {
    const reading = await service.recognise(image)
    expect(reading.side).to.equal('front')
    expect(reading.fields.idNumber).to.include({ value: good.truth.idNumber, status: 'ok' })
    return reading
  }
  const nextIsRead = () => it('leave the next good photo to be read', () => expectRead(photo()).then(() => undefined))

  describe('that are no photos, or broken ones,', () => {
    const refused: [what: string, make: () => Buffer | Promise<Buffer>, code: string][] = [
      ['an empty file', () => Buffer.alloc(0), 'image.missing'],
      ['12 MB and a byte', () => Buffer.alloc(12 * 1024 * 1024 + 1), 'image.too_large'],
      ...Object.entries(odd.notPhotos).map(([what, bytes]): [string, () => Buffer, string] => [
        what,
        () => Buffer.from(bytes),
        'image.type_unsupported',
      ]),
      ...[2, 200, 20_000, 100_000].map((bytes): [string, () => Buffer, string] => [
        `a JPEG without its last ${bytes} bytes`,
        () => photo().subarray(0, -bytes),
        'image.undecodable',
      ]),
      ['a JPEG that ends with its header', () => photo().subarray(0, 20), 'image.undecodable'],
      [
        'a JPEG of zeros behind its header',
        () => Buffer.concat([photo().subarray(0, 700), Buffer.alloc(3000)]),
        'image.undecodable',
      ],
      [
        'an SVG behind a JPEG’s first bytes',
        () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<svg></svg>'.repeat(40))]),
        'image.undecodable',
      ],
      ['a PNG whose data does not keep its promise', () => odd.promisingPng(900), 'image.undecodable'],
      ['a PNG that promises 20,000² pixels', () => odd.promisingPng(20_000), 'image.too_large'],
      ['a PNG that holds 20,000² pixels', () => odd.bombPng(20_000, 20_000), 'image.too_large'],
      ['a PNG that holds 49 million black pixels', () => odd.bombPng(7000, 7000), 'card.not_found'],
      ['a picture of one pixel', () => flat(1, 1), 'image.too_small'],
      ['a strip of 8000 × 1 pixels', () => flat(8000, 1), 'image.too_small'],
      ['a photo 200 pixels wide', () => sharp(photo()).resize(200).jpeg().toBuffer(), 'image.too_small'],
    ]
    for (const [what, make, code] of refused) {
      it(`${what}: ${code}`, async () => {
        expect(await problemOf(service.recognise(await make()))).to.equal(code)
      })
    }
  })

  describe('that show no ID card', () => {
    const pictures: [what: string, make: () => Promise<Buffer>][] = [
      ['six million pixels of noise', () => odd.jpegOf(odd.noisePicture(3000, 2000))],
      ['blank paper', () => odd.jpegOf(odd.blankPaper())],
      ['a landscape', () => odd.jpegOf(odd.landscape())],
      ['a table with other things', () => odd.jpegOf(odd.tableWithoutCard())],
      ['a framed notice', () => odd.framedNotice()],
      ['a page of text with a number on it', () => like.pageOfText()],
      ['a bank card', async () => (await photograph(await like.bankCard(), 'light', randomFrom(91))).jpeg],
      ['a scanned bank card', async () => odd.jpegOf(await like.bankCard())],
    ]
    for (const [what, make] of pictures) {
      it(`${what}: card.not_found`, async () => {
        expect(await problemOf(service.recognise(await make()))).to.equal('card.not_found')
      })
    }

    const cards = { 'a social security card': like.socialSecurityCard, 'a driving licence': like.drivingLicence }
    for (const [what, draw] of Object.entries(cards)) {
      it(`${what}, at the most with every field to be checked`, async () => {
        const { jpeg } = await photograph(await draw(), 'medium', randomFrom(92))
        const sure = await service.recognise(jpeg).then(sureFields, (error: unknown) => {
          expect(error).to.be.instanceOf(Problem).with.property('code', 'card.not_found')
          return []
        })
        expect(sure).to.deep.equal([])
      })
    }
    nextIsRead()
  })

  describe('that are good cards in an odd file are read:', () => {
    const files: [what: string, make: () => Promise<Buffer>][] = [
      ['a CMYK JPEG', () => sharp(photo()).toColourspace('cmyk').jpeg().toBuffer()],
      [
        'a CMYK JPEG with its profile',
        () => sharp(photo()).toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer(),
      ],
      ['a JPEG of a wide gamut', () => sharp(photo()).withIccProfile('p3').jpeg().toBuffer()],
      ['a grey JPEG', () => sharp(photo()).grayscale().jpeg().toBuffer()],
      ['a progressive JPEG', () => sharp(photo()).jpeg({ progressive: true }).toBuffer()],
      ['a JPEG with a megabyte of notes', async () => odd.withNotes(photo(), 1_000_000)],
      [
        'a JPEG with a page behind it',
        async () => Buffer.concat([photo(), Buffer.from('<html><script>1</script></html>')]),
      ],
      ['a 16-bit PNG', () => sharp(photo()).toColourspace('rgb16').png().toBuffer()],
      ['a PNG with a palette', () => sharp(photo()).png({ palette: true, colours: 64 }).toBuffer()],
      [
        'an animated PNG',
        async () => odd.animatedPng(await sharp(photo()).png().toBuffer(), frame.width, frame.height),
      ],
      ['a lossless WebP', () => sharp(photo()).webp({ lossless: true }).toBuffer()],
      [
        'an animated WebP, by its first picture',
        async () =>
          sharp([photo(), await flat(frame.width, frame.height)], { join: { animated: true } })
            .webp({ quality: 80 })
            .toBuffer(),
      ],
    ]
    let meant: Taken
    before(async () => {
      meant = await takeIn(photo())
    })
    async function expectSeen(image: Buffer) {
      const seen = await takeIn(image)
      expect(seen).to.include({ width: meant.width, height: meant.height, scale: meant.scale })
      expect(meanDifference(seen.data, meant.data)).to.be.below(12)
    }
    for (const [what, make] of files) it(what, async () => expectSeen(await make()))

    it('a CMYK JPEG, read to its number', async () => {
      await expectRead(await sharp(photo()).toColourspace('cmyk').jpeg().toBuffer())
    })

    it('a PNG that is half transparent, its colours half gone', async () => {
      await expectRead(await sharp(photo()).ensureAlpha(0.6).png().toBuffer())
    })

    /** What a photo must have suffered for each word of EXIF to set it right: a turn, then a mirror. */
    const suffered: Record<number, [turn: number, mirror?: 'flop']> = {
      1: [0],
      2: [0, 'flop'],
      3: [180],
      5: [90, 'flop'],
      6: [270],
      8: [90],
    }
    async function tagged(word: keyof typeof suffered): Promise<Buffer> {
      const [turn, mirror] = suffered[word] as [number, string?]
      const turned = sharp(await sharp(photo()).rotate(turn).png().toBuffer())
      return (mirror === 'flop' ? turned.flop() : turned).withMetadata({ orientation: word }).jpeg().toBuffer()
    }
    for (const word of Object.keys(suffered).map(Number)) {
      it(`a JPEG that EXIF turns upright by its word ${word}`, async () => expectSeen(await tagged(word)))
    }

    it('a JPEG that EXIF turns upright, with corners in the upright photo', async () => {
      const { card } = await expectRead(await tagged(6))
      expect(card.rotation).to.equal(0)
      expect(farthest(card.quad, good.quad)).to.be.below(12)
    })

    it('a photo of 12 megapixels, with corners in its own pixels', async () => {
      const large = await sharp(photo()).resize(4000).jpeg().toBuffer()
      const { card } = await expectRead(large)
      const scale = 4000 / frame.width
      expect(
        farthest(
          card.quad,
          good.quad.map(([x, y]): [number, number] => [x * scale, y * scale]),
        ),
      ).to.be.below(30)
    })
  })

  describe('of cards that lie', () => {
    const prefix = () => (good.truth.idNumber as string).slice(0, 6)
    const sound = (first17: string) => first17 + checkDigitOf(first17)
    const forgeries: [what: string, print: () => Record<string, string>][] = [
      ['all digits the same', () => ({ idNumber: '111111111111111111' })],
      ['a day that never was', () => ({ idNumber: sound(`${prefix()}19900230123`) })],
      ['a birth in the future', () => ({ birthDate: '2099-03-07', idNumber: sound(`${prefix()}20990307123`) })],
      ['the other sex than printed', () => ({ sex: good.truth.sex === '男' ? '女' : '男' })],
    ]
    for (const [what, print] of forgeries) {
      it(`${what}: the number is never sure`, async () => {
        const forged = await makeSpecimen({ seed: 41, level: 'light', overwrite: print() })
        const { fields } = await service.recognise(forged.jpeg)
        expect(fields.idNumber?.status).to.not.equal('ok')
      })
    }

    it('and one that shows its other side is told so', async () => {
      expect(await problemOf(service.recognise(photo(), { side: 'back' }))).to.equal('card.wrong_side')
    })
  })
})

function sureFields({ fields }: CardReading): string[] {
  return Object.entries(fields).flatMap(([field, { status }]) => (status === 'ok' ? [field] : []))
}

function meanDifference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] as number)), 0) / b.length
}

function farthest(
  found: readonly (readonly [number, number])[],
  truth: readonly (readonly [number, number])[],
): number {
  return Math.max(...truth.map(([x, y], i) => Math.hypot(x - (found[i]?.[0] ?? 0), y - (found[i]?.[1] ?? 0))))
}
