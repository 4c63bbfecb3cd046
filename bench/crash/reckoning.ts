import type { ChildService } from '../../test/support/child-service.ts'
import { type Filers, send } from './filers.ts'

export interface Reckoning {
  acknowledged: number
  /** Kept, and nobody was told: what was under way when it died. */
  untold: number
  lost: number
  doubled: number
  changed: number
}

interface CaseAnswer {
  id: string
  caseNumber: string
  description: string
}

/**
 * Holds what the service has against what it said: every filing is sent once more under its key, every case is read.
 * Lost: acknowledged and not there. Doubled: more cases than filings, or another case for the same key. Changed: other words.
 */
export async function reckon(service: ChildService, filers: Filers): Promise<Reckoning> {
  const { filings } = filers
  const acknowledged = filings.filter((filing) => filing.acknowledged !== undefined)
  const result = { acknowledged: acknowledged.length, untold: 0, lost: 0, doubled: 0, changed: 0 }
  const before = await everyNumber(service)
  result.untold = before.length - acknowledged.length
  for (const { acknowledged: said } of acknowledged) if (said && !before.includes(said.caseNumber)) result.lost++
  for (const filing of filings) {
    const said = filing.acknowledged
    const outcome = await filers.again(service, filing)
    if (!('answer' in outcome) || outcome.answer.status !== 201) throw new Error(`not filed again: ${told(outcome)}`)
    const { id, caseNumber } = JSON.parse(outcome.answer.body) as CaseAnswer
    if (said !== undefined && said.caseNumber !== caseNumber) result.doubled++
    const kept = await get<CaseAnswer>(service, `/v1/cases/${id}`)
    if (kept.description !== filing.words || kept.caseNumber !== caseNumber) result.changed++
  }
  const after = await everyNumber(service)
  result.doubled += after.length - filings.length + (after.length - new Set(after).size)
  return result
}

async function everyNumber(service: ChildService): Promise<string[]> {
  const numbers: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const path: string = `/v1/cases?limit=100${cursor && `&cursor=${cursor}`}`
    const page: { items: CaseAnswer[]; nextCursor: string | null } = await get(service, path)
    numbers.push(...page.items.map(({ caseNumber }) => caseNumber))
    cursor = page.nextCursor
  }
  return numbers
}

async function get<T>({ baseUrl, demo }: ChildService, path: string): Promise<T> {
  const outcome = await send(baseUrl + path, { token: demo.citizens[0]?.token ?? '' })
  if (!('answer' in outcome) || outcome.answer.status !== 200) throw new Error(`not read: ${told(outcome)}`)
  return JSON.parse(outcome.answer.body) as T
}

function told(outcome: Awaited<ReturnType<typeof send>>): string {
  return 'answer' in outcome ? String(outcome.answer.status) : outcome.failed
}
