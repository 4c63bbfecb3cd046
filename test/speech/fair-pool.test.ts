import { expect } from 'chai'
import type { Problem } from '../../src/kernel/errors.ts'
import { fairPool } from '../../src/speech/fair-pool.ts'

describe('workers shared by listeners', () => {
  const begun: string[] = []
  /** Work that ends when it is told to. */
  function held() {
    const { promise, resolve } = Promise.withResolvers<void>()
    return { end: resolve, work: (name: string) => () => promise.then(() => void begun.push(name)) }
  }
  const note = (name: string) => async () => void begun.push(name)
  beforeEach(() => {
    begun.length = 0
  })

  it('serve the first piece of a new listener before the rest of a long text', async () => {
    const pool = fairPool(['worker'])
    const { end, work } = held()
    const [long, other, late] = [{}, {}, {}]
    const all = [
      pool.run({ listener: long }, work('long 1')),
      pool.run({ listener: long }, note('long 2')),
      pool.run({ listener: long }, note('long 3')),
      pool.run({ listener: long }, note('long 4')),
      pool.run({ listener: other }, note('other 1')),
      pool.run({ listener: other }, note('other 2')),
      pool.run({ listener: late }, note('late 1')),
    ]
    end()
    await Promise.all(all)
    expect(begun).to.deep.equal(['long 1', 'long 2', 'other 1', 'late 1', 'long 3', 'other 2', 'long 4'])
  })

  it('work at the same time, each on one turn', async () => {
    const pool = fairPool(['a', 'b'])
    const busy = new Set<string>()
    let most = 0
    const turn = async (worker: string) => {
      expect(busy.has(worker)).to.equal(false)
      busy.add(worker)
      most = Math.max(most, busy.size)
      await new Promise(setImmediate)
      busy.delete(worker)
    }
    await Promise.all(Array.from({ length: 6 }, () => pool.run({}, turn)))
    expect(most).to.equal(2)
  })

  it('do what nobody waits for when nobody waits', async () => {
    const pool = fairPool(['worker'], 0)
    const { end, work } = held()
    const all = [
      pool.run({ idle: true }, work('under way')),
      pool.run({ idle: true }, note('later')),
      pool.run({ patient: true }, note('a')),
      pool.run({ patient: true }, note('b')),
    ]
    end()
    await Promise.all(all)
    expect(begun).to.deep.equal(['under way', 'a', 'b', 'later'])
  })

  it('go on to the next turn after one that failed', async () => {
    const pool = fairPool(['worker'])
    const failed = pool.run({}, async () => Promise.reject(new Error('no'))).catch((error: Error) => error.message)
    const next = pool.run({}, async (worker) => worker)
    expect(await Promise.all([failed, next])).to.deep.equal(['no', 'worker'])
  })

  it('refuse what does not fit into the queue, but never the rest of an answer', async () => {
    const pool = fairPool(['worker'], 1)
    const { end, work } = held()
    const all = [pool.run({}, work('in work')), pool.run({}, note('waiting'))]
    const refused = await pool.run({}, note('refused')).catch((error: Problem) => error)
    expect(refused).to.include({ code: 'audio.busy', status: 503 })
    expect((refused as Problem).details.retryAfter).to.be.above(0)
    all.push(pool.run({ patient: true }, note('patient')))
    end()
    await Promise.all(all)
    expect(begun).to.deep.equal(['in work', 'waiting', 'patient'])
  })

  it('forget a turn at once whose listener leaves, and make room for another', async () => {
    const pool = fairPool(['worker'], 1)
    const { end, work } = held()
    const leave = new AbortController()
    const inWork = pool.run({}, work('in work'))
    const left = pool.run({ signal: leave.signal }, note('left')).catch((error: Error) => error.name)
    leave.abort()
    expect(await left).to.equal('AbortError')
    const waiting = pool.run({}, note('in its place'))
    end()
    await Promise.all([inWork, waiting])
    expect(begun).to.deep.equal(['in work', 'in its place'])
    expect(await pool.run({ signal: leave.signal }, note('late')).catch((error: Error) => error.name)).to.equal(
      'AbortError',
    )
  })
})
