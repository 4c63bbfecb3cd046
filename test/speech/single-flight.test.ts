import { expect } from 'chai'
import { singleFlight } from '../../src/speech/single-flight.ts'

describe('callers of the same key', () => {
  it('share one piece of work', async () => {
    const join = singleFlight<number>()
    let runs = 0
    const work = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return ++runs
    }
    const results = await Promise.all(Array.from({ length: 20 }, () => join('a', undefined, work)))
    expect(results).to.deep.equal(Array(20).fill(1))
    expect(await join('a', undefined, work)).to.equal(2)
  })

  it('are not disturbed when one leaves, and the work stops when all have left', async () => {
    const join = singleFlight<string>()
    let given: AbortSignal | undefined
    const work = (signal: AbortSignal) => {
      given = signal
      return new Promise<string>((resolve) => setTimeout(() => resolve('done'), 20))
    }
    const first = new AbortController()
    const second = new AbortController()
    const leaving = join('a', first.signal, work).catch(() => 'left')
    const staying = join('a', second.signal, work)
    first.abort()
    expect(await leaving).to.equal('left')
    expect(given?.aborted).to.equal(false)
    expect(await staying).to.equal('done')

    const last = new AbortController()
    const alone = join('b', last.signal, work).catch(() => 'left')
    last.abort()
    expect(await alone).to.equal('left')
    expect(given?.aborted).to.equal(true)
  })
})
