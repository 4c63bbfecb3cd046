import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ChildService, startChild } from '../../test/support/child-service.ts'
import { ownDatabase } from '../../test/support/own-database.ts'
import { times } from '../ocr/statistics.ts'
import { fileOne } from './file-one.ts'
import { caller, load } from './load.ts'

const clients = 16
const turnMs = 3_000
const rounds = 3

/** Reading one's case (session, policy, unsealing, presenting) beside a koa that says hello; and one process beside two. */
export async function measureReading(url: string): Promise<void> {
  const own = await ownDatabase(url)
  const folder = mkdtempSync(join(tmpdir(), 'bench-reading-'))
  const hello = fork(fileURLToPath(new URL('./hello.ts', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const services: ChildService[] = []
  try {
    const [port] = (await once(hello, 'message')) as [number]
    // One folder after the other: the second finds the keys that the first has made.
    for (const role of ['all', 'web']) {
      const settings = { DATABASE_URL: own.url, ROLE: role, FIELD_KEYS_FILE: join(folder, 'all/field-keys.json') }
      const { FIELD_KEYS_FILE: _, ...first } = settings
      services.push(await startChild(join(folder, role), 'warn', services.length === 0 ? first : settings))
    }
    const [one, other] = services as [ChildService, ChildService]
    const token = one.demo.citizens[0]?.token ?? ''
    const path = `/v1/cases/${await fileOne(one.baseUrl, token)}`
    const greet = caller(`http://127.0.0.1:${port}`)
    const [read, readOther] = [caller(one.baseUrl, token), caller(other.baseUrl, token)]
    const rates = { hello: [] as number[], one: [] as number[], two: [] as number[] }
    for (let round = 0; round <= rounds; round++) {
      rates.hello.push((await load(clients, turnMs, () => greet('GET', '/'))).perSecond)
      rates.one.push((await load(clients, turnMs, () => read('GET', path))).perSecond)
      rates.two.push((await load(clients, turnMs, (turn) => (turn % 2 ? read : readOther)('GET', path))).perSecond)
    }
    const mean = (all: number[]) => all.slice(1).reduce((sum, each) => sum + each, 0) / rounds
    const beside = (ours: number, theirs: number) =>
      `${ours.toFixed(0)} /s ÷ ${theirs.toFixed(0)} /s = ${times(ours / theirs)}`
    console.log(`reading a case ÷ a koa that says hello: ${beside(mean(rates.one), mean(rates.hello))}`)
    console.log(`two web processes ÷ one, ${cpus().length} cores: ${beside(mean(rates.two), mean(rates.one))}`)
  } finally {
    hello.kill()
    for (const service of services) await service.end('SIGTERM')
    await own.drop()
    rmSync(folder, { recursive: true, force: true })
  }
}
