import { expect } from 'chai'
import { takingTurns, type Urgency } from '../../src/engines/espeak/turns.ts'

describe('turns at the speaker', () => {
  /** The order in which pieces of work that were asked for in this order are done. */
  async function orderOf(asked: [Urgency, string][]): Promise<string[]> {
    const turns = takingTurns()
    const done: string[] = []
    await Promise.all(
      asked.map(([urgency, name]) =>
        turns.take(urgency, async () => {
          await new Promise((resolve) => setImmediate(resolve))
          done.push(name)
        }),
      ),
    )
    return done
  }

  it('are taken one at a time, in order of arrival', async () => {
    expect(await orderOf(['a', 'b', 'c'].map((name) => ['awaited', name]))).to.deep.equal(['a', 'b', 'c'])
  })

  it('are given to idle work when nobody waits', async () => {
    const asked: [Urgency, string][] = [
      ['idle', 'under way'],
      ['idle', 'later'],
      ['awaited', 'a'],
      ['awaited', 'b'],
    ]
    expect(await orderOf(asked)).to.deep.equal(['under way', 'a', 'b', 'later'])
  })

  it('go on after one that failed, and count who waits', async () => {
    const turns = takingTurns()
    const failed = turns.take('awaited', async () => {
      throw new Error('no voice')
    })
    const next = turns.take('awaited', async () => 'spoken')
    const idle = turns.take('idle', async () => 'spoken too')
    expect(turns.waiting()).to.equal(1)
    expect(await failed.catch(({ message }: Error) => message)).to.equal('no voice')
    expect(await Promise.all([next, idle])).to.deep.equal(['spoken', 'spoken too'])
    expect(turns.waiting()).to.equal(0)
  })
})
