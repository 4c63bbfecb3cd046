import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { formHeaders } from '../support/as-browser.ts'
import { service } from '../support/service.ts'
import type { Asker, Thing, Things } from './matrix-people.ts'
import type { Asked } from './matrix-routes.ts'

const samples: Record<string, string> = {
  serviceId: 'minimum-living-allowance',
  code: '530114',
  prefix: '530121',
  blockId: 'nothing',
  version: 'nothing',
  name: 'nothing',
}

function addressOf({ path, rule }: Asked, ids: Record<Thing, string>): string {
  return path.replace(/\{(\w+)\}|:(\w+)/g, (_, ofApi?: string, ofPage?: string) => {
    const name = ofApi ?? ofPage ?? ''
    if (name === 'id' || name === 'clientKey') return ids[rule.of ?? 'none']
    if (name === 'action') return rule.of === 'penalty' ? 'file' : 'accept'
    const sample = samples[name]
    if (sample === undefined) throw new Error(`nothing to stand for ${name} of ${path}`)
    return sample
  })
}

export interface Answer {
  status: number
  location: string
  text: string
  code: string | undefined
}

/** A few at a time: the service answers others as well. */
export const atOnce = 12
const agent = new Agent({ keepAlive: true, maxSockets: atOnce })

export async function ask(asked: Asked, asker: Asker, things: Things, body: string | undefined): Promise<Answer> {
  const { baseUrl } = await service()
  const token = asked.rule.ends ? await asker.spare() : asker.token
  const headers = {
    ...(asked.page ? await formHeaders(baseUrl) : {}),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
  }
  const { method } = asked
  return new Promise((resolve, reject) => {
    const sent = request(`${baseUrl}${addressOf(asked, things.ids)}`, { method, headers, agent }, (response) => {
      resolve(answerOf(response))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

async function answerOf(response: IncomingMessage): Promise<Answer> {
  const { location = '', 'content-type': type = '' } = response.headers
  const status = response.statusCode ?? 0
  if (type.startsWith('audio/')) {
    // That it is given is enough: nobody waits for all of a reading.
    response.destroy()
    return { status, location, text: '', code: undefined }
  }
  const told = await text(response)
  const code = type.startsWith('application/problem+json') ? (JSON.parse(told) as { code: string }).code : undefined
  return { status, location, text: told, code }
}

export function stopAsking(): void {
  agent.destroy()
}
