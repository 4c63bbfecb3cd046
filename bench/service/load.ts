import { Agent, request } from 'node:http'

/** What came of many calls. */
export interface Load {
  perSecond: number
  /** Milliseconds of each that was answered well. */
  taken: number[]
  /** How often each status came; of what is no HTTP, 200. */
  statuses: Map<number, number>
}

/** So many clients, each with one call after the other, for a time. `call` tells the status. */
export async function load(clients: number, ms: number, call: (turn: number) => Promise<number>): Promise<Load> {
  const taken: number[] = []
  const statuses = new Map<number, number>()
  const began = performance.now()
  let turn = 0
  const client = async () => {
    while (performance.now() - began < ms) {
      const start = performance.now()
      const status = await call(turn++)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (status < 300) taken.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { perSecond: (taken.length * 1000) / (performance.now() - began), taken, statuses }
}

/** A caller with connections that stay open; it reads every answer to its end and tells its status. */
export function caller(baseUrl: string, token?: string) {
  const agent = new Agent({ keepAlive: true })
  const { hostname: host, port } = new URL(baseUrl)
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  type Given = [method: string, path: string, body?: Buffer | string, more?: Record<string, string>]
  const ask = (...given: Given): Promise<number> =>
    new Promise((resolve, reject) => {
      const [method, path, body, more = {}] = given
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
      const headers = { ...authorization, ...length, ...more }
      const sent = request({ agent, host, port, method, path, headers }, (answer) => {
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode ?? 0))
        answer.on('error', reject)
      })
      sent.on('error', (error) => {
        // The service may close a connection in the moment in which it is asked again: then it has not been asked.
        if (sent.reusedSocket && (error as NodeJS.ErrnoException).code === 'ECONNRESET') resolve(ask(...given))
        else reject(error)
      })
      sent.end(body)
    })
  return ask
}

/** A photo as a form sends it. */
export function photoForm(jpeg: Buffer): { body: Buffer; headers: Record<string, string> } {
  const boundary = 'bench26'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="image"; filename="card.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`
  return {
    body: Buffer.concat([Buffer.from(head), jpeg, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}
