import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

export type SmsFault = number | 'drop' | 'drop-after' | 'hang-after'

export interface SmsStandIn {
  url: string
  /** Faults of the next posts, first first: a status, the line cut before or after the message was taken, no answer ever. */
  faults: SmsFault[]
  posts: number
  /** Of which trace each post said it was. */
  traceparents: unknown[]
  /** What the phones showed, in order: a gateway shows a message once, however often its id comes. */
  shown: { id: string; to: string; body: string; speech: string }[]
  close(): Promise<void>
}

/** The operator's gateway for text messages. */
export async function smsStandIn(): Promise<SmsStandIn> {
  const server = createServer(async (request, response) => {
    standIn.posts++
    standIn.traceparents.push(request.headers['traceparent'])
    const message = (await json(request)) as SmsStandIn['shown'][number]
    const fault = standIn.faults.shift()
    if (fault === 'drop') return void request.socket.destroy()
    if (typeof fault === 'number') return void response.writeHead(fault).end()
    if (!standIn.shown.some(({ id }) => id === message.id)) standIn.shown.push(message)
    if (fault === 'hang-after') return
    if (fault === 'drop-after') return void request.socket.destroy()
    response.writeHead(202).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const standIn: SmsStandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`,
    faults: [],
    posts: 0,
    traceparents: [],
    shown: [],
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return standIn
}
