import { Agent, request } from 'node:http'
import { filingFor } from '../../test/journeys/filing-for.ts'
import type { ChildService } from '../../test/support/child-service.ts'

/** A filing under its own key and with words of its own, and what was said of it so far. */
export interface Filing {
  key: string
  words: string
  /** The first yes. */
  acknowledged?: { id: string; caseNumber: string }
}

export interface Answer {
  status: number
  body: string
}

/**
 * `refused`: no connection. `reset`: a new connection that ended without a byte: the system had made it, and the port closed
 * before the service took it. `broken`: anything else, so a request on a connection that the service had, or half an answer.
 */
export type Outcome = { answer: Answer } | { failed: 'refused' | 'reset' | 'broken' }

export interface Filers {
  filings: Filing[]
  /** Files until `stop`: with `persist` each filing again and again until it was acknowledged. */
  run(service: () => ChildService, persist: boolean): { stop(): Promise<Outcome[]> }
  /** Files once more under the same key. */
  again(service: ChildService, filing: Filing): Promise<Outcome>
}

/** Connections are kept for the next request, as browsers and proxies do. */
const agent = new Agent({ keepAlive: true })

export async function createFilers(service: ChildService, clients: number): Promise<Filers> {
  const body = await filingFor(service)
  const filings: Filing[] = []

  async function file({ baseUrl, demo }: ChildService, filing: Filing): Promise<Outcome> {
    const outcome = await send(`${baseUrl}/v1/cases`, {
      method: 'POST',
      token: demo.citizens[0]?.token ?? '',
      headers: { 'content-type': 'application/json', 'idempotency-key': filing.key },
      body: JSON.stringify({ ...body, description: filing.words }),
    })
    if ('answer' in outcome && outcome.answer.status === 201 && filing.acknowledged === undefined) {
      filing.acknowledged = JSON.parse(outcome.answer.body) as { id: string; caseNumber: string }
    }
    return outcome
  }

  return {
    filings,
    again: file,
    run(current, persist) {
      const outcomes: Outcome[] = []
      let stopping = false
      const client = async () => {
        while (!stopping) {
          const filing: Filing = { key: crypto.randomUUID(), words: '' }
          filing.words = `样本：${filing.key}`
          filings.push(filing)
          do {
            const outcome = await file(current(), filing)
            outcomes.push(outcome)
            if ('failed' in outcome || outcome.answer.status !== 201) await new Promise((next) => setTimeout(next, 20))
          } while (persist && filing.acknowledged === undefined)
          if (!persist && filing.acknowledged === undefined) return
        }
      }
      const running = Promise.all(Array.from({ length: clients }, client))
      return {
        async stop() {
          stopping = true
          await running
          return outcomes
        },
      }
    },
  }
}

export function send(
  url: string,
  { method = 'GET', token, headers = {}, body }: { method?: string; token: string; headers?: object; body?: string },
): Promise<Outcome> {
  return new Promise((resolve) => {
    const asked = request(url, { agent, method, headers: { ...headers, authorization: `Bearer ${token}` } })
    asked.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') return resolve({ failed: 'refused' })
      resolve({ failed: asked.reusedSocket || asked.socket?.bytesRead !== 0 ? 'broken' : 'reset' })
    })
    asked.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      response.on('close', () => {
        resolve(response.complete ? { answer: { status: response.statusCode ?? 0, body: text } } : { failed: 'broken' })
      })
    })
    asked.end(body)
  })
}
