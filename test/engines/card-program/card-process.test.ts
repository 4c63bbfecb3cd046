import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { cardEnvironment, startCardProcess } from '../../../src/engines/card-program/card-process.ts'
import { Problem } from '../../../src/kernel/errors.ts'
import type { CardJob } from '../../../src/ocr/ports.ts'
import type { CardReading } from '../../../src/ocr/types.ts'
import { goodFront } from '../../support/cards.ts'

describe('the card program in its own process', function () {
  this.timeout(60_000)

  const job = (image: Buffer): CardJob => ({ kind: 'recognise', image, side: 'auto', today: '2026-11-23' })

  it('reads a card, keeps no copy of the photo here, leaves no file behind, and can be killed under the next card', async () => {
    const { jpeg } = await goodFront()
    const machine = startCardProcess()
    await machine.ready()
    const given = Buffer.from(jpeg)
    const work = machine.run(job(given))
    expect(given.every((byte) => byte === 0)).to.equal(true)
    expect(((await work) as CardReading).side).to.equal('front')
    for (const model of ['chi_sim', 'eng']) expect(existsSync(`${model}.traineddata`)).to.equal(false)
    const lost = machine.run(job(Buffer.from(jpeg))).catch((error: unknown) => error)
    machine.kill()
    await machine.gone
    expect(await lost)
      .to.be.instanceOf(Problem)
      .with.property('code', 'ocr.unavailable')
  })

  it('keeps nothing to report to the makers of its readers', async () => {
    const home = mkdtempSync(join(tmpdir(), 'home-'))
    const program = join(import.meta.dirname, '../../../src/engines/card-program/card-program.ts')
    const child = fork(program, { env: { ...cardEnvironment, HOME: home, TMPDIR: home }, stdio: 'ignore' })
    try {
      await once(child, 'message')
      expect(readdirSync(home)).to.deep.equal([])
    } finally {
      child.kill('SIGKILL')
      rmSync(home, { recursive: true })
    }
  })
})
