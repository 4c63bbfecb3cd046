import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type Router from '@koa/router'
import { readConfig } from '../../src/config.ts'
import type { DemoFile } from '../../src/demo/demo-people.ts'
import { demoKeyFile } from '../../src/engines/demo-key-file.ts'
import { dayInYunnan } from '../../src/kernel/clock.ts'
import type { KeyRing } from '../../src/kernel/key-ring.ts'
import { createLog } from '../../src/kernel/log.ts'
import type { DeclaredPage } from '../../src/pages/page.ts'
import { openWorld, type World } from '../../src/world.ts'
import { newFolder } from './child-service.ts'
import { ownDatabase } from './own-database.ts'

export interface Service {
  baseUrl: string
  /** Its VAR_DIR. */
  folder: string
  demo: DemoFile
  /** Of what it seals. */
  keyRing: KeyRing
  /** What its pages are declared as, for GET: `/cases/:id`. */
  pagePaths: string[]
  /** All that they can be asked, with who is let in as they declare it; undefined: they declare nothing. */
  pageRoutes: PageRoute[]
  /** The one of them that answers this address. */
  pagePathOf(address: string): string | undefined
  /** The time of the service. */
  now(): Date
  /** Lets time pass for the service; it never goes back. */
  wait(ms: number): void
  /** Lets it be nine in the morning: at night no phone would ring. */
  waitForMorning(): void
}

export interface PageRoute {
  method: 'GET' | 'POST'
  path: string
  access: DeclaredPage['access']
}

interface Running extends Service {
  world: World
  server: Server
  removeData(): Promise<void>
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

/** The router of the pages is the one that stands in the application as it is. */
function pageLayers({ app }: World): Router['stack'] {
  return app.middleware.flatMap((each) => (each as { router?: Router }).router?.stack ?? [])
}

function pageRoute({ path, methods, stack }: Router['stack'][number]): PageRoute {
  const { access } = stack.at(-1) as unknown as DeclaredPage
  return { method: methods.includes('GET') ? 'GET' : 'POST', path: String(path), access }
}

async function start(): Promise<Running> {
  const { path: folder, remove } = newFolder()
  const { DATABASE_URL } = process.env
  const database = DATABASE_URL === undefined ? undefined : await ownDatabase(DATABASE_URL)
  const config = readConfig({
    NODE_ENV: 'test',
    VAR_DIR: folder,
    PORT: '0',
    LOG_LEVEL: 'error',
    DATABASE_URL: database?.url,
    OCR_WORKERS: '1',
    SPEAK_NOTICES_AHEAD: 'false',
  })
  let waited = 0
  const clock = { now: () => new Date(Date.now() + waited) }
  const world = await openWorld(config, createLog(config.logLevel), clock)
  const handle = world.app.callback()
  const server = createServer((request, response) => void handle(request, response))
  // A test that keeps the processor busy for seconds finds its connection as it left it.
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  if (world.demo === undefined) throw new Error('the tests need the demonstration')
  const wait = (ms: number) => {
    waited += ms
  }
  const waitForMorning = () => wait(untilMorningMs(clock.now().getTime()))
  const keyRing = demoKeyFile(join(folder, 'field-keys.json'), dayInYunnan(clock.now()))
  const removeData = async () => {
    await database?.drop()
    remove()
  }
  const { demo } = world
  const all = pageLayers(world)
  const layers = all.filter(({ methods }) => methods.includes('GET'))
  const pages = {
    pagePaths: layers.map(({ path }) => String(path)),
    pageRoutes: all.map(pageRoute),
    pagePathOf: (address: string) => layers.find((layer) => layer.match(address))?.path as string | undefined,
  }
  const time = { now: clock.now, wait, waitForMorning }
  return { world, server, removeData, folder, baseUrl, demo, keyRing, ...pages, ...time }
}

export async function stopService(): Promise<void> {
  if (running === undefined) return
  const { world, server, removeData } = await running
  running = undefined
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
  await world.close()
  await removeData()
}
