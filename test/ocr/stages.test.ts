import { expect } from 'chai'
import { createCardService } from '../../src/ocr/card-service.ts'
import type { StageTold } from '../../src/ocr/stages.ts'
import { cards, clock, goodFront } from '../support/cards.ts'
import { type FakeMachine, fakeMachines, photoOf, settle } from './fake-machines.ts'
import * as odd from './odd-pictures.ts'
import { problemOf } from './problem-of.ts'

describe('the stages of a card', function () {
  this.timeout(60_000)

  /** What was told, in words of its own: `waiting 2`, `finding`. */
  function listener() {
    const heard: string[] = []
    const tell = (told: StageTold) => void heard.push('ahead' in told ? `${told.stage} ${told.ahead}` : told.stage)
    return { heard, tell }
  }

  it('are told in their order by the program that reads it', async () => {
    const { heard, tell } = listener()
    await cards().recognise(Buffer.from((await goodFront()).jpeg), { tell })
    expect(heard.filter((each) => !each.startsWith('waiting'))).to.deep.equal([
      'finding',
      'straightening',
      'reading',
      'checking',
    ])
  })

  it('tell that something is read another way round when it proves nothing as it lies', async () => {
    const { heard, tell } = listener()
    expect(await problemOf(cards().recognise(await odd.framedNotice(), { tell }))).to.equal('card.not_found')
    const turned = heard.indexOf('turning')
    expect(heard.slice(turned - 3, turned + 3)).to.deep.equal([
      'straightening',
      'reading',
      'checking',
      'turning',
      'reading',
      'checking',
    ])
  })

  it('end where nothing was found', async () => {
    const { heard, tell } = listener()
    const table = await odd.jpegOf(odd.tableWithoutCard())
    expect(await problemOf(cards().recognise(table, { tell }))).to.equal('card.not_found')
    expect(heard.at(-1)).to.equal('finding')
  })

  it('go no further for a caller who leaves, and the next card is read', async () => {
    const leaving = new AbortController()
    const { heard, tell } = listener()
    const stop = (told: StageTold) => {
      tell(told)
      if (told.stage === 'finding') leaving.abort()
    }
    const photo = Buffer.from((await goodFront()).jpeg)
    const left = cards().recognise(photo, { tell: stop, signal: leaving.signal })
    const next = cards().recognise(Buffer.from((await goodFront()).jpeg))
    expect(await left.catch(({ name }: Error) => name)).to.equal('AbortError')
    expect(photo.every((byte) => byte === 0)).to.equal(true)
    expect((await next).side).to.equal('front')
    expect(heard).to.include('finding').and.not.include('checking')
  })

  it('tell how many photos come first, anew when one is read or leaves, and each number once', async () => {
    const machines = fakeMachines()
    const service = createCardService({ start: machines.start, clock, queueLimit: 20 })
    await settle()
    const given = machines.started[0] as FakeMachine
    const leaving = new AbortController()
    const works: Promise<unknown>[] = [service.recognise(photoOf()), service.recognise(photoOf())]
    const { heard, tell } = listener()
    const left = service.recognise(photoOf(3), { signal: leaving.signal }).catch(({ name }: Error) => name)
    works.push(service.recognise(photoOf(), { tell }))
    expect(heard).to.deep.equal(['waiting 2'])
    // Frames go before, and are over in no time: nobody is told of them.
    works.push(service.guide(photoOf()))
    leaving.abort()
    expect(await left).to.equal('AbortError')
    expect(heard).to.deep.equal(['waiting 2', 'waiting 1'])
    for (const _ of works) {
      given.finish()
      await settle()
    }
    // The last one that it had.
    given.begin('finding')
    await Promise.all(works)
    expect(heard).to.deep.equal(['waiting 2', 'waiting 1', 'waiting 0', 'finding'])
    await service.close()
  })
})
