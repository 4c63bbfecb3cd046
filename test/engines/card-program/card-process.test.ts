import { existsSync } from 'node:fs'
import { expect } from 'chai'
import { startCardProcess } from '../../../src/engines/card-program/card-process.ts'
import { Problem } from '../../../src/kernel/errors.ts'
import type { CardJob } from '../../../src/ocr/ports.ts'
import type { CardReading } from '../../../src/ocr/types.ts'
import { makeSpecimen } from '../../../tools/specimens/specimen.ts'

describe('the card program in its own process', function () {
  this.timeout(15_000)

  async function job(): Promise<CardJob> {
    const { jpeg } = await makeSpecimen({ seed: 41, level: 'light' })
    return { kind: 'recognise', image: jpeg, side: 'auto', today: '2026-11-23' }
  }

  it('reads a card, keeps no copy of the photo here and leaves no file behind', async () => {
    const machine = startCardProcess()
    await machine.ready()
    const given = await job()
    const work = machine.run(given)
    expect(given.image.every((byte) => byte === 0)).to.equal(true)
    expect(((await work) as CardReading).side).to.equal('front')
    for (const model of ['chi_sim', 'eng']) expect(existsSync(`${model}.traineddata`)).to.equal(false)
    machine.kill()
    await machine.gone
  })

  it('can be killed under a card, whose promise then rejects', async () => {
    const machine = startCardProcess()
    await machine.ready()
    const work = machine.run(await job()).catch((error: unknown) => error)
    machine.kill()
    await machine.gone
    expect(await work)
      .to.be.instanceOf(Problem)
      .with.property('code', 'ocr.unavailable')
  })
})
