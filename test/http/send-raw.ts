import { type IncomingHttpHeaders, request } from 'node:http'
import { service } from '../support/service.ts'

export interface RawAnswer {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked field by field where they are used.
  json: any
}

/**
 * One request exactly as given: no headers that fetch would add or refuse, a body that may be anything.
 */
export async function sendRaw(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: Buffer | string,
): Promise<RawAnswer> {
  const { baseUrl } = await service()
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(path, baseUrl), { method, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const isJson = /json/.test(incoming.headers['content-type'] ?? '') && bytes.length > 0
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          bytes,
          json: isJson ? JSON.parse(bytes.toString()) : undefined,
        })
      })
      incoming.on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
