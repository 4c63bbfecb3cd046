import { createServer as createPlain, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createSecure } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'

/** What the receiver does with the next posts, first first: a status, or one of its ways to fail, hang and lie. */
export type ReceiverWay = number | 'hang' | 'cut' | 'endless' | 'then-nothing' | 'redirect' | 'nonsense'

export interface Received {
  headers: Record<string, string>
  body: string
}

export interface WebhookReceiver {
  /** `127.0.0.1:port` */
  host: string
  port: number
  url: string
  ways: ReceiverWay[]
  received: Received[]
  /** What was asked at the address that it redirects to. */
  redirected: number
  /** How many bytes of an endless body were taken from it. */
  poured: number
  close(): Promise<void>
}

const head = 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n'

/** A receiver of webhooks, with TLS for the name of its specimen certificate where asked. */
export async function webhookReceiver({ tls = false }: { tls?: boolean } = {}): Promise<WebhookReceiver> {
  const answer = (way: ReceiverWay, socket: Socket, response: ServerResponse) => {
    if (typeof way === 'number') return void response.writeHead(way).end('ok')
    if (way === 'cut') return void socket.destroy()
    if (way === 'then-nothing') return void socket.write(head)
    if (way === 'nonsense') return void socket.end('no HTTP at all\r\n\r\n')
    if (way === 'redirect')
      return void response.writeHead(307, { location: `http://127.0.0.1:${receiver.port}/inside` }).end()
    if (way === 'endless') {
      response.writeHead(200)
      const pour = () => {
        while (!response.destroyed && response.write(block)) receiver.poured += block.length
        if (!response.destroyed) response.once('drain', pour)
      }
      pour()
    }
  }
  const listener: RequestListener = async (request, response) => {
    response.on('error', () => undefined)
    if (request.url === '/inside') receiver.redirected++
    const body = await text(request).catch(() => '')
    receiver.received.push({ headers: request.headers as Record<string, string>, body })
    answer(receiver.ways.shift() ?? 204, request.socket, response)
  }
  const server = tls ? createSecure({ key: specimenKey, cert: specimenCertificate }, listener) : createPlain(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const receiver: WebhookReceiver = {
    host: `127.0.0.1:${port}`,
    port,
    url: `http://127.0.0.1:${port}/hook`,
    ways: [],
    received: [],
    redirected: 0,
    poured: 0,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return receiver
}

const block = Buffer.alloc(64 * 1024, 'x')

/** For tests alone: of a name that nobody has, signed by itself. */
export const specimenName = 'receiver.specimen.example'
export const specimenCertificate = `-----BEGIN CERTIFICATE-----
MIIBxDCCAWugAwIBAgIUOnq4wjwz0IlUWUFHzWrtQSIxv+IwCgYIKoZIzj0EAwIw
JDEiMCAGA1UEAwwZcmVjZWl2ZXIuc3BlY2ltZW4uZXhhbXBsZTAgFw0yNjExMjcx
MjQ1NDFaGA8yMTI2MTEwMzEyNDU0MVowJDEiMCAGA1UEAwwZcmVjZWl2ZXIuc3Bl
Y2ltZW4uZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNaXVXZV5wAO
BR1nzmR7XIWGlzqHsTn8oS/ia13deLrQpPzAFbC7YWGgtCmu3PiHVONh8P2yVpFV
WgvNAAHtE4WjeTB3MB0GA1UdDgQWBBRoJKBWPMjgts+Vw0a9JKtpJvYTRjAfBgNV
HSMEGDAWgBRoJKBWPMjgts+Vw0a9JKtpJvYTRjAPBgNVHRMBAf8EBTADAQH/MCQG
A1UdEQQdMBuCGXJlY2VpdmVyLnNwZWNpbWVuLmV4YW1wbGUwCgYIKoZIzj0EAwID
RwAwRAIgOoxoWKhuGiTo2TGRIBhr49ppwU1f0b03f+dGKaYH6gICIEwuchsRg0jx
fJVIl/MDka8SVofE6nQJfKzhjoBX+I5P
-----END CERTIFICATE-----`
const specimenKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgwgiWofamamwZdWAp
Uv+1zool5xUoEyuealiNZAYXECehRANCAATWl1V2VecADgUdZ85ke1yFhpc6h7E5
/KEv4mtd3Xi60KT8wBWwu2FhoLQprtz4h1TjYfD9slaRVVoLzQAB7ROF
-----END PRIVATE KEY-----`
