import { expect } from 'chai'
import { createCameraMemory } from '../../src/cases/camera-memory.ts'
import type { Point } from '../../src/ocr/raster.ts'

const card = (x: number, y: number): Point[] => [
  [x, y],
  [x + 400, y],
  [x + 400, y + 252],
  [x, y + 252],
]

describe('what is remembered of a camera', () => {
  let now = 0
  const clock = { now: () => new Date(now) }

  it('is its last advice, while its card lies about there, for two seconds', async () => {
    const memory = createCameraMemory(clock)
    await memory.keep('a', card(100, 80), 'move-left')
    now += 500
    expect(await memory.recall('a', card(120, 90))).to.equal('move-left')
    await memory.keep('a', card(120, 90), 'ready')
    expect(await memory.recall('a', card(120, 90))).to.equal('ready')
    expect(await memory.recall('a', card(420, 90))).to.equal(null)
    now += 2001
    expect(await memory.recall('a', card(120, 90))).to.equal(null)
  })

  it('is not told to another caller, nor to another camera of the same one', async () => {
    const memory = createCameraMemory(clock)
    await memory.keep('a', card(0, 0), 'move-left')
    await memory.keep('a', card(300, 200), 'ready')
    expect(await memory.recall('b', card(0, 0))).to.equal(null)
    expect(await memory.recall('a', card(5, 5))).to.equal('move-left')
    expect(await memory.recall('a', card(305, 205))).to.equal('ready')
  })

  it('has room for a few cameras of a caller, the latest of them', async () => {
    const memory = createCameraMemory(clock)
    for (let i = 0; i < 40; i++) await memory.keep('a', card(i * 200, 0), 'ready')
    expect(await memory.recall('a', card(0, 0))).to.equal(null)
    expect(await memory.recall('a', card(39 * 200, 0))).to.equal('ready')
  })

  it('has room for many callers, the latest of them', async () => {
    const memory = createCameraMemory(clock)
    for (let i = 0; i < 600; i++) await memory.keep(`caller ${i}`, card(0, 0), 'ready')
    expect(await memory.recall('caller 0', card(0, 0))).to.equal(null)
    expect(await memory.recall('caller 599', card(0, 0))).to.equal('ready')
  })
})
