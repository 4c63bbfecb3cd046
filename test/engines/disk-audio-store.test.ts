import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { openDiskAudioStore } from '../../src/engines/disk-audio-store.ts'

const key = (n: number) => n.toString(16).padStart(64, '0')

describe('audio kept on disk', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'audio-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('is there after a restart', async () => {
    const store = await openDiskAudioStore({ folder, limit: 1000 })
    await store.put(key(1), Buffer.from('one'))
    const again = await openDiskAudioStore({ folder, limit: 1000 })
    expect(again.bytes()).to.equal(3)
    expect((await again.get(key(1)))?.toString()).to.equal('one')
  })

  it('gives way to newer audio, the least used first', async () => {
    const store = await openDiskAudioStore({ folder, limit: 30 })
    for (const n of [1, 2, 3]) await store.put(key(n), Buffer.alloc(10))
    await store.get(key(1))
    await store.put(key(4), Buffer.alloc(10))
    expect(await store.get(key(2))).to.equal(undefined)
    expect(await store.get(key(1))).to.have.length(10)
    expect(store.bytes()).to.equal(30)
  })

  it('is trimmed at start when the limit has been lowered, oldest first', async () => {
    const store = await openDiskAudioStore({ folder, limit: 100 })
    for (const n of [1, 2]) await store.put(key(n), Buffer.alloc(10))
    await utimes(join(folder, '00', key(2)), 1, 1)
    const again = await openDiskAudioStore({ folder, limit: 10 })
    expect(await again.get(key(1))).to.have.length(10)
    expect(await again.get(key(2))).to.equal(undefined)
  })

  it('replaces a value and counts it once', async () => {
    const store = await openDiskAudioStore({ folder, limit: 100 })
    await store.put(key(1), Buffer.alloc(10))
    await store.put(key(1), Buffer.alloc(4))
    expect(store.bytes()).to.equal(4)
    await store.delete(key(1))
    expect(store.bytes()).to.equal(0)
  })

  it('leaves no half-written file behind, its own or a crashed one', async () => {
    const store = await openDiskAudioStore({ folder, limit: 100 })
    await Promise.all(Array.from({ length: 10 }, () => store.put(key(1), Buffer.alloc(10))))
    const part = join(folder, '00', 'crashed.part')
    await writeFile(part, 'half')
    await utimes(part, 1, 1)
    await openDiskAudioStore({ folder, limit: 100 })
    expect(await readdir(join(folder, '00'))).to.deep.equal([key(1)])
    expect(store.bytes()).to.equal(10)
  })

  it('takes no key that could be a path', async () => {
    const store = await openDiskAudioStore({ folder, limit: 100 })
    expect(await store.get('../secret')).to.equal(undefined)
    const refusal = await store.put('../secret', Buffer.alloc(1)).catch((error: Error) => error.name)
    expect(refusal).to.equal('RangeError')
  })
})
