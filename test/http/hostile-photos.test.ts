import { crc32, deflateSync } from 'node:zlib'
import { expect } from 'chai'
import sharp from 'sharp'
import { api, idempotencyKey, logIn, waterFiling } from '../support/api.ts'
import { service } from '../support/service.ts'
import { multipartOf } from './multipart-shapes.ts'
import { type RawAnswer, sendRaw } from './send-raw.ts'

let token: string
before(async () => {
  token = await logIn('19811110003')
})

async function upload(bytes: Buffer): Promise<RawAnswer> {
  const { type, body } = multipartOf('file', bytes)
  return sendRaw('POST', '/v1/attachments', { authorization: `Bearer ${token}`, 'content-type': type }, body)
}

const plain = (format: 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif', size = 300) =>
  sharp({ create: { width: size, height: size, channels: 3, background: '#887766' } })
    .toFormat(format)
    .toBuffer()

/** A PNG of `side` × `side` black pixels, one bit each, in a few kilobytes. */
function bomb(side: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(name), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(named), 4)
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 1
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const pixels = deflateSync(Buffer.alloc((1 + Math.ceil(side / 8)) * side))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
)

const hostile: [string, () => Promise<Buffer> | Buffer, number][] = [
  ['plain text', () => Buffer.from('this is not a photo'), 415],
  ['one byte', () => Buffer.from([0xff]), 415],
  ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 415],
  ['an SVG', () => svg, 415],
  ['a GIF', () => plain('gif'), 415],
  ['a TIFF', () => plain('tiff'), 415],
  ['an AVIF', () => plain('avif', 64), 415],
  ['a PDF', () => Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'), 415],
  ['the first bytes of a JPEG and nothing else', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 422],
  ['a JPEG cut in the middle', async () => (await plain('jpeg', 2000)).subarray(0, 4000), 422],
  ['a PNG cut in the middle', async () => (await plain('png')).subarray(0, 120), 422],
  [
    'a PNG with damaged data',
    async () => Buffer.from((await plain('png')).map((byte, at) => (at > 60 ? byte ^ 0x5a : byte))),
    422,
  ],
  ['the signature of a JPEG before an SVG', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), svg]), 422],
  ['the signature of a WebP in a text', () => Buffer.from('RIFF0000WEBPnothing that follows is a picture'), 422],
]

describe('a hostile photo', function () {
  this.timeout(60_000)
  for (const [name, make, status] of hostile) {
    it(`that is ${name} is refused`, async () => {
      const answer = await upload(await make())
      expect({
        status: answer.status,
        ...(answer.status < 300 ? {} : { speaks: typeof answer.json.speech }),
      }).to.deep.equal({
        status,
        speaks: 'string',
      })
    })
  }

  it('of 144 million pixels in a small file is refused without unpacking it', async () => {
    const bytes = bomb(12_000)
    expect(bytes.length).to.be.below(1_000_000)
    const started = performance.now()
    expect((await upload(bytes)).status).to.equal(422)
    expect(performance.now() - started).to.be.below(2000)
  })

  it('leaves the service alive and the next photo welcome', async () => {
    expect((await api('GET', '/healthz')).status).to.equal(200)
    expect((await upload(await plain('webp'))).status).to.equal(201)
  })
})

describe('a photo that is kept', () => {
  it('has lost its place, its device and its thumbnail', async () => {
    const taken = await sharp(await plain('jpeg'))
      .withExif({
        IFD0: { Make: 'CanaryPhone', Copyright: '样本' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '25/1 2/1 3/1', GPSLongitudeRef: 'E', GPSLongitude: '102/1 4/1 5/1' },
      })
      .toBuffer()
    expect(taken.includes('CanaryPhone')).to.equal(true)
    const { json } = await upload(taken)
    const { baseUrl } = await service()
    const kept = await fetch(`${baseUrl}/v1/attachments/${json.id}`, { headers: { authorization: `Bearer ${token}` } })
    const bytes = Buffer.from(await kept.arrayBuffer())
    const { exif, icc, xmp, iptc, format } = await sharp(bytes).metadata()
    expect({ exif, xmp, iptc, icc, format }).to.deep.equal({
      exif: undefined,
      xmp: undefined,
      iptc: undefined,
      icc: undefined,
      format: 'jpeg',
    })
    expect(bytes.includes('CanaryPhone')).to.equal(false)
    expect(json).to.include({ kind: 'photo', bytes: bytes.length, width: 300, height: 300 })
  })

  it('stands upright, as the person held the phone', async () => {
    const lying = await sharp({ create: { width: 300, height: 200, channels: 3, background: 'grey' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { json } = await upload(lying)
    expect([json.width, json.height]).to.deep.equal([200, 300])
  })

  it('supports one case only', async () => {
    const { json } = await upload(await plain('jpeg'))
    const file = async () =>
      api('POST', '/v1/cases', {
        token,
        body: await waterFiling({ attachments: [json.id] }),
        headers: idempotencyKey(),
      })
    const first = await file()
    expect(first.status).to.equal(201)
    expect(first.json.attachments.map(({ id }: { id: string }) => id)).to.deep.equal([json.id])
    const second = await file()
    expect(second.status).to.equal(400)
    expect(second.json.errors[0]).to.include({ path: 'attachments.0', code: 'field.attachment_unknown' })
  })
})
