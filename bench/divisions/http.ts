import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openLanes } from './http-client.ts'
import { print, randomFrom } from './random.ts'

const server = fileURLToPath(new URL('./http-server.ts', import.meta.url))
const connections = 8
const turnMs = 500
const rounds = 16
const warmUpRounds = 4

/** What resolving costs beside a route with nothing behind it: the same program, middleware, scope and body, in turns. */
export async function measureHttp(): Promise<void> {
  const child = fork(server, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  try {
    const [port] = (await once(child, 'message')) as [number]
    const lanes = await openLanes(port, connections)
    const random = randomFrom(11)
    const body = () =>
      JSON.stringify({ longitude: 101 + random() * 2, latitude: 24 + random(), coordType: 'gcj02', accuracy: 30 })
    const rates = { null: [] as number[], same: [] as number[], resolve: [] as number[] }
    for (let round = 0; round < warmUpRounds + rounds; round++) {
      rates.null.push(await lanes.post('/null', body, turnMs))
      rates.same.push(await lanes.post('/same', body, turnMs))
      rates.resolve.push(await lanes.post('/v1/divisions/resolve', body, turnMs))
    }
    const mean = (all: number[]) => all.slice(warmUpRounds).reduce((sum, each) => sum + each, 0) / rounds
    const resolve = mean(rates.resolve)
    const beside = (other: number) =>
      `${resolve.toFixed(0)} /s ÷ ${other.toFixed(0)} /s = ${(resolve / other).toFixed(2)} ×`
    print('resolve by HTTP ÷ a route that answers {}', beside(mean(rates.null)))
    print('resolve by HTTP ÷ the same answer, ready made', beside(mean(rates.same)))
    lanes.close()
  } finally {
    child.kill()
  }
}
