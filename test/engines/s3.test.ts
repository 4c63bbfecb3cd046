import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { openDiskAudioStore } from '../../src/engines/disk-audio-store.ts'
import { nearAudioStore } from '../../src/engines/near-audio-store.ts'
import { openBucket } from '../../src/engines/s3/bucket.ts'
import { s3AudioStore } from '../../src/engines/s3/s3-audio-store.ts'
import { s3Files } from '../../src/engines/s3/s3-files.ts'
import { type S3StandIn, s3StandIn } from '../support/s3-stand-in.ts'
import { signatureOf } from '../support/sigv4.ts'

const patience = { deadlineMs: 150, attempts: 3 }
const id = '01JXSAMPLE'
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'none',
    (error: { code: string }) => error.code,
  )

describe('files in an S3-compatible storage', () => {
  let storage: S3StandIn
  beforeEach(async () => {
    storage = await s3StandIn()
  })
  afterEach(() => storage.close())

  it('come back as they went, are absent when nobody put them, and go for good', async () => {
    const files = s3Files(storage.settings, patience)
    const bytes = randomBytes(300_000)
    expect(await files.get(id)).to.equal(null)
    await files.put(id, bytes)
    expect([...storage.objects.keys()]).to.deep.equal([`files/01/${id}`])
    expect((await files.get(id))?.equals(bytes)).to.equal(true)
    await files.remove(id)
    expect(await files.get(id)).to.equal(null)
    await files.remove(id)
  })

  it('are asked for again when the storage is slow, busy, cut off or gives other bytes', async () => {
    const files = s3Files(storage.settings, patience)
    await files.put(id, Buffer.from('a photo'))
    for (const fault of ['hang', 503, 500, 429, 'cut', 'damage'] as const) {
      storage.faults.push(fault)
      expect((await files.get(id))?.toString(), String(fault)).to.equal('a photo')
    }
  })

  it('are told to be out of reach after three tries, in bounded time', async () => {
    const files = s3Files(storage.settings, patience)
    storage.faults.push('hang', 'hang', 'hang')
    const began = performance.now()
    expect(await codeOf(files.put(id, Buffer.from('a photo')))).to.equal('service.unavailable')
    expect(performance.now() - began).to.be.below(2_500)
    expect(storage.requests).to.have.length(3)
  })

  it('are not asked for while the storage rests after failures in a row', async () => {
    const files = s3Files(storage.settings, { ...patience, attempts: 1 })
    for (let i = 0; i < 4; i++) {
      storage.faults.push(500)
      expect(await codeOf(files.get(id))).to.equal('service.unavailable')
    }
    expect(await codeOf(files.get(id))).to.equal('service.unavailable')
    expect(storage.requests).to.have.length(4)
  })

  it('have keys that are ids, and nothing else can be named', async () => {
    const files = s3Files(storage.settings, patience)
    for (const key of ['../audio/x', 'a/b', 'a?b', '']) expect(() => files.get(key), key).to.throw('an id')
  })

  it('are refused to other keys, in another bucket and for another region, once and by name', async () => {
    const { settings } = storage
    const others = {
      's3.SignatureDoesNotMatch': { ...settings, secretAccessKey: 'another' },
      's3.InvalidAccessKeyId': { ...settings, accessKeyId: 'ANOTHER' },
      's3.NoSuchBucket': { ...settings, bucketUrl: settings.bucketUrl.replace('sample-', 'other-') },
      's3.AccessDenied': { ...settings, region: 'eu-west-1' },
    }
    for (const [code, other] of Object.entries(others)) {
      storage.requests.length = 0
      expect(await codeOf(openBucket(other, patience).get('files/01/x'))).to.equal(code)
      expect(storage.requests).to.have.length(1)
    }
  })

  it('are never fetched from where the storage points to', async () => {
    storage.faults.push('elsewhere', 'elsewhere', 'elsewhere')
    expect(await codeOf(openBucket(storage.settings, patience).get('files/01/x'))).to.equal('s3.silent')
    expect(storage.requests).to.deep.equal(Array(3).fill('GET /sample-bucket/files/01/x'))
  })
})

describe('spoken pieces in an S3-compatible storage', () => {
  const key = 'ab'.repeat(32)
  let storage: S3StandIn
  let folder: string
  beforeEach(async () => {
    storage = await s3StandIn()
    folder = mkdtempSync(join(tmpdir(), 'near-'))
  })
  afterEach(async () => {
    await storage.close()
    rmSync(folder, { recursive: true })
  })
  const shelfAt = async (name: string) =>
    nearAudioStore(
      await openDiskAudioStore({ folder: join(folder, name), limit: 1000 }),
      s3AudioStore(storage.settings, { deadlineMs: 150, attempts: 1 }),
    )

  it('that one process made are found by another, which then has them at hand', async () => {
    const [one, other] = [await shelfAt('one'), await shelfAt('other')]
    await one.put(key, Buffer.from('sound'))
    expect((await other.get(key))?.toString()).to.equal('sound')
    storage.requests.length = 0
    expect((await other.get(key))?.toString()).to.equal('sound')
    expect(storage.requests).to.deep.equal([])
    await other.delete(key)
    expect([await other.get(key), storage.objects.size]).to.deep.equal([undefined, 0])
  })

  it('are made anew while the storage is away: it is asked once each, and then left alone', async () => {
    const shelf = await shelfAt('one')
    storage.faults.push(...Array<'hang'>(4).fill('hang'))
    for (let i = 0; i < 4; i++) expect(await codeOf(shelf.get(key))).to.equal('s3.silent')
    expect(await shelf.get(key)).to.equal(undefined)
    await shelf.put(key, Buffer.from('sound'))
    expect((await shelf.get(key))?.toString()).to.equal('sound')
    expect(storage.requests).to.have.length(4)
  })
})

describe('the stand-in of the storage', () => {
  it('signs the published example as it was published', () => {
    // "Authenticating Requests: Using the Authorization Header", Amazon S3 API Reference, example GET Object.
    const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    const headers = {
      host: 'examplebucket.s3.amazonaws.com',
      range: 'bytes=0-9',
      'x-amz-content-sha256': nothing,
      'x-amz-date': '20130524T000000Z',
    }
    const signature = signatureOf({
      method: 'GET',
      path: '/test.txt',
      query: '',
      headers,
      signedHeaders: Object.keys(headers),
      payloadHash: nothing,
      instant: '20130524T000000Z',
      region: 'us-east-1',
      secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    })
    expect(signature).to.equal('f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41')
  })
})
