import type { DemoFile } from '../../src/demo/demo-people.ts'
import { type ApiDocument, type Operation, operationsOf } from './document.ts'
import { openJudge } from './judge.ts'
import { type KnownThings, knownThings } from './known-things.ts'
import { type Made, makeRequest } from './make-request.ts'
import { peopleOf } from './people.ts'
import { oddPhotos } from './photos.ts'
import { type Plan, plansFor } from './plan.ts'
import { openSender } from './send.ts'

export interface Fault {
  told: string
  operation: string
  who: string
  request: string
}

export interface Tally {
  requests: number
  /** How often each class of status came. */
  statuses: Record<string, number>
  /** Operations that at least once did what they are for. */
  served: Set<string>
  /** All that there are. */
  operations: string[]
  faults: Fault[]
}

/** Sends about so many requests to every operation of a service, all invented from the seed. */
export async function fuzz(baseUrl: string, demo: DemoFile, seed: number, requests: number): Promise<Tally> {
  const document = (await (await fetch(`${baseUrl}/openapi.json`)).json()) as ApiDocument
  const operations = operationsOf(document)
  const each = Math.ceil(requests / operations.length)
  const plans = new Map(operations.map((operation) => [operation, plansFor(operation, document, seed, each)]))
  const [judge, people, photos] = [openJudge(document), peopleOf(demo), await oddPhotos()]
  const known = knownThings(await noticeVersionsOf(baseUrl))
  const tally: Tally = {
    requests: 0,
    statuses: {},
    served: new Set(),
    operations: operations.map(({ name }) => name),
    faults: [],
  }
  const { send, close } = openSender(baseUrl)

  async function ask(operation: Operation, plan: Plan): Promise<void> {
    const person = people.choose(operation, plan.turn)
    const made = makeRequest(operation, plan, person, photos, known)
    const answer = await send(made)
    const { status } = answer
    tally.requests++
    tally.statuses[status] = (tally.statuses[status] ?? 0) + 1
    if (made.method === operation.method && status < 300) {
      tally.served.add(operation.name)
      learn(known, operation, answer.text)
    }
    for (const told of judge(operation, made, answer))
      tally.faults.push({ told, operation: operation.name, who: person.name, request: shown(made) })
  }

  await ready(baseUrl)
  // Round after round, so that what one operation makes is there for the others.
  for (let round = 0; round < each; round++)
    for (const operation of operations) {
      const plan = plans.get(operation)?.[round]
      if (plan !== undefined && tally.requests < requests) await ask(operation, plan)
    }
  close()
  return tally
}

/** Until then it rightly answers 503. */
async function ready(baseUrl: string): Promise<void> {
  while (!(await fetch(`${baseUrl}/readyz`)).ok) await new Promise((resolve) => setTimeout(resolve, 250))
}

async function noticeVersionsOf(baseUrl: string): Promise<Map<string, string>> {
  const { services } = (await (await fetch(`${baseUrl}/v1/services`)).json()) as { services: { id: string }[] }
  const versions = services.map(async ({ id }) => {
    const notice = await fetch(`${baseUrl}/v1/services/${id}/notice`)
    return [id, ((await notice.json()) as { version: string }).version] as const
  })
  return new Map(await Promise.all(versions))
}

function learn(known: KnownThings, operation: Operation, text: string): void {
  if (text.startsWith('{')) known.learn(operation, JSON.parse(text))
}

function shown({ method, path, headers, body = '' }: Made): string {
  const { authorization: _, ...others } = headers
  return `${method} ${path.slice(0, 300)} ${JSON.stringify(others)} ${String(body).slice(0, 600)}`
}
