import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { median, times } from '../ocr/statistics.ts'
import { openLanes } from './http-client.ts'
import { print, randomFrom } from './random.ts'

const server = fileURLToPath(new URL('./http-server.ts', import.meta.url))
const connections = 8
const turnMs = 250
const rounds = 40
const warmUpRounds = 8

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
    // Of each round by itself: a machine is not equally fast all the time.
    const beside = (others: number[]) => {
      const ratios = rates.resolve.map((rate, round) => rate / (others[round] as number)).slice(warmUpRounds)
      return `${times(median(ratios))} (${median(rates.resolve).toFixed(0)} ÷ ${median(others).toFixed(0)} /s)`
    }
    print('resolve by HTTP ÷ a route that answers {}', beside(rates.null))
    print('resolve by HTTP ÷ the same answer, ready made', beside(rates.same))
    lanes.close()
  } finally {
    child.kill()
  }
}
