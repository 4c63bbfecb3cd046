import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect } from 'chai'
import { progress } from '../../tools/long-work.ts'
import { ofThisProcess } from '../support/run-program.ts'

const longWork = join(import.meta.dirname, '../../tools/long-work.ts')
/** Works in steps of which each takes a while, as long work does. */
const steps = `
  const { stopSignal } = await import(${JSON.stringify(longWork)})
  const signal = stopSignal()
  console.log('begun')
  for (let step = 0; step < 100 && !signal.aborted; step++) await new Promise((done) => setTimeout(done, 100))
  console.log(signal.aborted ? 'between two steps' : 'to the end')
  await new Promise((done) => setTimeout(done, 10_000))
`

describe('long work', () => {
  it('stops between two steps when it is asked to, and at once when it is asked again', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', steps], { env: ofThisProcess() })
    const said = text(child.stdout)
    await once(child.stdout, 'data')
    child.kill('SIGINT')
    await once(child.stdout, 'data')
    child.kill('SIGINT')
    expect(await once(child, 'exit')).to.deep.equal([null, 'SIGINT'])
    expect(await said).to.equal('begun\nbetween two steps\n')
  })

  it('says how far it is once a second at most', () => {
    const said: unknown[] = []
    const { write } = process.stderr
    process.stderr.write = ((line: unknown) => said.push(line) > 0) as typeof write
    const tell = progress()
    for (let step = 1; step <= 1_000; step++) tell(`${step} of 1000`)
    process.stderr.write = write
    expect(said).to.deep.equal(['1 of 1000\n'])
  })
})
