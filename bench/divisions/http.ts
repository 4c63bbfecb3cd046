import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { print, randomFrom } from './random.ts'

const server = fileURLToPath(new URL('./http-server.ts', import.meta.url))
const connections = 8
const turnMs = 2_000
const rounds = 3
let sentCount = 0

/** What resolving costs beside a route with nothing behind it: the same program, middleware, scope and body. */
export async function measureHttp(): Promise<void> {
  const child = fork(server, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  try {
    const [port] = (await once(child, 'message')) as [number]
    const agent = new Agent({ keepAlive: true, maxSockets: connections })
    const random = randomFrom(11)
    const body = () =>
      JSON.stringify({ longitude: 101 + random() * 2, latitude: 24 + random(), coordType: 'gcj02', accuracy: 30 })
    const turn = async (path: string) => {
      let count = 0
      const end = performance.now() + turnMs
      const lane = async () => {
        for (; performance.now() < end; count++) await post(agent, port, path, body())
      }
      await Promise.all(Array.from({ length: connections }, lane))
      return (count / turnMs) * 1000
    }
    const rates = { null: [] as number[], same: [] as number[], resolve: [] as number[] }
    for (let round = 0; round <= rounds; round++) {
      rates.null.push(await turn('/null'))
      rates.same.push(await turn('/same'))
      rates.resolve.push(await turn('/v1/divisions/resolve'))
    }
    // The first round warms both up.
    const mean = (all: number[]) => all.slice(1).reduce((sum, each) => sum + each, 0) / rounds
    const resolve = mean(rates.resolve)
    const beside = (other: number) =>
      `${resolve.toFixed(0)} /s ÷ ${other.toFixed(0)} /s = ${(resolve / other).toFixed(2)} ×`
    print('resolve by HTTP ÷ a route that answers {}', beside(mean(rates.null)))
    print('resolve by HTTP ÷ the same answer, ready made', beside(mean(rates.same)))
    agent.destroy()
  } finally {
    child.kill()
  }
}

function post(agent: Agent, port: number, path: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      Authorization: 'Bearer bench-key',
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      // Every request from another address: limits by address are not what is measured.
      'X-Forwarded-For': `10.${(sentCount >> 16) & 255}.${(sentCount >> 8) & 255}.${sentCount++ & 255}`,
    }
    const sent = request({ agent, port, host: '127.0.0.1', path, method: 'POST', headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path} answered ${response.statusCode}`))
      response.resume()
      response.on('end', resolve)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
