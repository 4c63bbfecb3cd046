import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Worker } from 'node:worker_threads'
import Koa from 'koa'
import { service, stopService } from '../../test/support/service.ts'
import { watchOthers } from '../ocr/machine-load.ts'
import { median, times } from '../ocr/statistics.ts'
import type { RangeTask } from './range-client.ts'

/** Ours and the bare route take turns. */
const rounds = 5
const durationMs = 1_500
const connections = 8
/** Ten seconds of sound, as a player asks for the next part. */
const from = 65_536
const bytes = 65_536

/** Parts of a notice that is at hand: the whole app's route against a Koa that does nothing but send the same bytes. */
export async function measureRanges(): Promise<void> {
  const { baseUrl } = await service()
  const url = `${baseUrl}/v1/services/drinking-water/notice/audio`
  const whole = Buffer.from(await (await fetch(url)).arrayBuffer())
  const part = whole.subarray(from, from + bytes)
  const bare = await bareKoa(part)
  const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`
  const client = new Worker(new URL('./range-client.ts', import.meta.url))
  const rateOf = async (target: string): Promise<number> => {
    const task: RangeTask = { url: target, range: `bytes=${from}-${from + bytes - 1}`, bytes, connections, durationMs }
    client.postMessage(task)
    const [rate] = (await once(client, 'message')) as [number]
    return rate
  }
  for (const target of [url, bareUrl]) await rateOf(target)
  const others = watchOthers()
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < rounds; round++) {
    ours.push(await rateOf(url))
    theirs.push(await rateOf(bareUrl))
  }
  console.log(`\nranges: ${bytes / 1024} KiB of a kept notice, ${connections} connections; ${others()}`)
  console.log(
    `ours ${median(ours).toFixed(0)} a second, bare Koa ${median(theirs).toFixed(0)}: ${times(median(ours) / median(theirs))}`,
  )
  await client.terminate()
  bare.close()
  bare.closeAllConnections()
  await stopService()
}

async function bareKoa(part: Buffer): Promise<Server> {
  const app = new Koa()
  app.use((ctx) => {
    ctx.status = 206
    ctx.type = 'audio/mpeg'
    ctx.body = part
  })
  const server = createServer(app.callback())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}
