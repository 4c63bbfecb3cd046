import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import Koa from 'koa'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/kernel/log.ts'
import { openWorld, type World } from '../../src/world.ts'
import { watchOthers } from '../ocr/machine-load.ts'
import { median, times } from '../ocr/statistics.ts'
import type { RangeTask } from './range-client.ts'

/** Ours and the bare route take many short turns, and each pair is compared: what else the machine does meets both. */
const rounds = 12
const durationMs = 250
const connections = 8
/** A player that fills its buffer asks for a small part; one that was moved on asks for all the rest (`bytes=N-`). */
const smallPart = 65_536

/** Parts of a notice that is at hand: the whole app's route against a Koa that does nothing but send the same bytes. */
export async function measureRanges(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-ranges-'))
  const world = await wholeWorld(folder)
  const app = await listening(world.app.callback())
  const url = `${addressOf(app)}/v1/services/drinking-water/notice/audio`
  const whole = Buffer.from(await (await fetch(url)).arrayBuffer())
  const client = new Worker(new URL('./range-client.ts', import.meta.url))
  const others = watchOthers()
  const rows: Record<string, object> = {}
  const half = whole.length >> 1
  for (const [name, from, to] of [
    ['64 KiB', half, half + smallPart],
    ['second half', half, whole.length],
  ] as const)
    rows[name] = await compare(client, url, whole, from, to)
  console.log(`\nranges: a kept notice, ${connections} connections, medians of ${rounds} pairs; ${others()}`)
  console.table(rows)
  await client.terminate()
  await closed(app)
  await world.close()
  rmSync(folder, { recursive: true, force: true })
}

async function compare(client: Worker, url: string, whole: Buffer, from: number, to: number): Promise<object> {
  const bare = await listening(bareKoa(whole.subarray(from, to)).callback())
  const rateOf = async (target: string): Promise<number> => {
    const range = `bytes=${from}-${to - 1}`
    const task: RangeTask = { url: target, range, bytes: to - from, connections, durationMs }
    client.postMessage(task)
    const [rate] = (await once(client, 'message')) as [number]
    return rate
  }
  for (const target of [url, addressOf(bare)]) await rateOf(target)
  const pairs: { ours: number; theirs: number }[] = []
  for (let round = 0; round < rounds; round++)
    pairs.push({ ours: await rateOf(url), theirs: await rateOf(addressOf(bare)) })
  await closed(bare)
  return {
    bytes: to - from,
    'ours a second': Math.round(median(pairs.map(({ ours }) => ours))),
    'bare Koa': Math.round(median(pairs.map(({ theirs }) => theirs))),
    'ours / bare': times(median(pairs.map(({ ours, theirs }) => ours / theirs))),
  }
}

/** The demonstration. Draining keeps it from speaking all notices meanwhile, and it answers as ever. */
async function wholeWorld(folder: string): Promise<World> {
  const config = readConfig({ NODE_ENV: 'test', VAR_DIR: folder, LOG_LEVEL: 'error' })
  const world = await openWorld(config, createLog(config.logLevel))
  world.drain()
  return world
}

function bareKoa(part: Buffer): Koa {
  const app = new Koa()
  app.use((ctx) => {
    ctx.status = 206
    ctx.type = 'audio/mpeg'
    ctx.body = part
  })
  return app
}

async function listening(handle: RequestListener): Promise<Server> {
  const server = createServer(handle)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

async function closed(server: Server): Promise<void> {
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}
