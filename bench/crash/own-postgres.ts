import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** A PostgreSQL server of the bench's own, set as it comes, so that it may be killed. */
export interface OwnPostgres {
  url: string
  version: string
  /** As the loss of its process would: the server writes nothing more. */
  kill(): Promise<void>
  /** Resolves when it answers; it goes through what was left to do first. */
  start(): Promise<void>
  remove(): Promise<void>
}

const startMs = 60_000

/** Undefined where PostgreSQL is not installed. */
export async function ownPostgres(): Promise<OwnPostgres | undefined> {
  const initdb = globSync('/usr/lib/postgresql/*/bin/initdb').sort().at(-1)
  if (initdb === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'crash-postgres-'))
  const who = serversUser()
  if (who !== undefined) chownSync(folder, who.uid, who.gid)
  const options = { ...who, cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C' }, stdio: 'ignore' } as const
  const data = join(folder, 'data')
  execFileSync(initdb, ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options)
  const port = await freePort()
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  const args = ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1']
  let server: ChildProcess | undefined
  let version = ''

  async function start(): Promise<void> {
    const until = Date.now() + startMs
    while (Date.now() < until) {
      // It does not start before the last process of the one that was killed has gone.
      if (server === undefined || server.exitCode !== null || server.signalCode !== null) {
        server = spawn(join(dirname(initdb as string), 'postgres'), args, options)
      }
      const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
      client.on('error', () => undefined)
      try {
        await client.connect()
        version = (await client.query<{ server_version: string }>('SHOW server_version')).rows[0]?.server_version ?? ''
        await client.end()
        return
      } catch {
        await sleep(20)
      }
    }
    throw new Error('the PostgreSQL of the bench does not start')
  }
  async function kill(): Promise<void> {
    if (server === undefined || server.exitCode !== null) return
    const gone = once(server, 'exit')
    server.kill('SIGKILL')
    await gone
  }
  await start()
  return {
    url,
    version,
    kill,
    start,
    async remove() {
      await kill()
      await sleep(500)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}

/** PostgreSQL refuses to run as root. */
function serversUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (what: string) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
