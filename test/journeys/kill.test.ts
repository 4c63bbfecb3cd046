import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'chai'
import { type ChildService, newFolder, startChild } from '../support/child-service.ts'
import { filingFor } from './filing-for.ts'

const rounds = 1
const clients = 4
/** A round lasts this long, and longer on a slow machine, until enough was filed for the kill to meet work. */
const loadMs = 1500
const enough = 12
const patienceMs = 30_000

/** Files without a pause until the service is gone; what was acknowledged is noted. */
async function fileUntilGone(service: ChildService, acknowledged: string[]): Promise<void> {
  const token = service.demo.citizens[0]?.token
  const body = JSON.stringify(await filingFor(service))
  for (;;) {
    try {
      const response = await fetch(`${service.baseUrl}/v1/cases`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
        },
        body,
      })
      const { caseNumber } = (await response.json()) as { caseNumber?: string }
      if (response.status !== 201 || caseNumber === undefined) throw new Error(`answered ${response.status}`)
      acknowledged.push(caseNumber)
    } catch (error) {
      if (error instanceof TypeError || (error as { code?: string }).code === 'UND_ERR_SOCKET') return
      throw error
    }
  }
}

async function allNumbers({ baseUrl, demo }: ChildService): Promise<string[]> {
  const numbers: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const response: Response = await fetch(`${baseUrl}/v1/cases?limit=100${cursor && `&cursor=${cursor}`}`, {
      headers: { authorization: `Bearer ${demo.citizens[0]?.token}` },
    })
    const page = (await response.json()) as { items: { caseNumber: string }[]; nextCursor: string | null }
    numbers.push(...page.items.map(({ caseNumber }) => caseNumber))
    cursor = page.nextCursor
  }
  return numbers
}

describe('a service that is killed while people file', () => {
  it('has every case that it acknowledged, exactly once, when it comes back', async function () {
    this.timeout(240_000)
    const folder = newFolder()
    const acknowledged: string[] = []
    let service = await startChild(folder.path)
    try {
      for (let round = 0; round < rounds; round++) {
        const before = acknowledged.length
        const filing = Promise.all(Array.from({ length: clients }, () => fileUntilGone(service, acknowledged)))
        const until = performance.now() + loadMs
        const filed = () => acknowledged.length - before
        while (performance.now() < until || (filed() < enough && performance.now() < until + patienceMs))
          await sleep(20)
        expect(filed(), 'filed in this round').to.be.at.least(enough)
        expect(await service.end('SIGKILL')).to.equal('SIGKILL')
        await filing
        service = await startChild(folder.path)
        const kept = await allNumbers(service)
        expect(new Set(kept).size).to.equal(kept.length)
        expect(acknowledged.filter((number) => !kept.includes(number))).to.deep.equal([])
      }
      expect(new Set(acknowledged).size).to.equal(acknowledged.length)
    } finally {
      await service.end('SIGKILL')
      folder.remove()
    }
  })
})
