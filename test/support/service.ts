import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import type { DemoFile } from '../../src/demo/demo-people.ts'
import { createLog } from '../../src/kernel/log.ts'
import { openWorld, type World } from '../../src/world.ts'

export interface Service {
  baseUrl: string
  demo: DemoFile
  /** Lets time pass for the service; it never goes back. */
  wait(ms: number): void
  /** Lets it be nine in the morning: at night no phone would ring. */
  waitForMorning(): void
}

interface Running extends Service {
  world: World
  server: Server
  folder: string
}

let running: Promise<Running> | undefined

/** The whole service, once for the whole run: real database, real engines, real HTTP. */
export function service(): Promise<Service> {
  running ??= start()
  return running
}

/** Until the next nine o'clock of Yunnan. */
function untilMorningMs(now: number): number {
  const dayMs = 86_400_000
  const nineInYunnan = 3_600_000
  return (((nineInYunnan - now) % dayMs) + dayMs) % dayMs
}

async function start(): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'service-'))
  const { DATABASE_URL } = process.env
  const config = readConfig({ NODE_ENV: 'test', VAR_DIR: folder, PORT: '0', LOG_LEVEL: 'error', DATABASE_URL })
  let waited = 0
  const clock = { now: () => new Date(Date.now() + waited) }
  const world = await openWorld(config, createLog(config.logLevel), clock)
  const handle = world.app.callback()
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  if (world.demo === undefined) throw new Error('the tests need the demonstration')
  const wait = (ms: number) => {
    waited += ms
  }
  const waitForMorning = () => wait(untilMorningMs(clock.now().getTime()))
  return { world, server, folder, baseUrl, demo: world.demo, wait, waitForMorning }
}

export async function stopService(): Promise<void> {
  if (running === undefined) return
  const { world, server, folder } = await running
  running = undefined
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
  await world.close()
  rmSync(folder, { recursive: true, force: true })
}
