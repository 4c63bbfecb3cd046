import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DemoFile } from '../../src/demo/demo-people.ts'

export interface StartedService {
  pid: number
  baseUrl: string
  /** Of the integrator of the demonstration. */
  key: string
  /** The token of a citizen of the demonstration. */
  citizen: string
  /** Reads one photo over HTTP; false when the answer was not 200. */
  read(jpeg: Buffer): Promise<boolean>
  stop(): Promise<void>
}

const root = join(import.meta.dirname, '../..')
const startMs = 120_000

/** The whole service as `npm start` starts it (without npm itself), with an empty folder, at a free port. */
export async function startService(): Promise<StartedService> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-service-'))
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
  const child = spawn('sh', ['-c', scripts.start], {
    cwd: root,
    env: {
      PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`,
      VAR_DIR: folder,
      PORT: '0',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const baseUrl = await addressOf(child)
  const { apiKeys, citizens } = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')) as DemoFile
  await ready(baseUrl)
  return {
    pid: child.pid as number,
    baseUrl,
    key: apiKeys.integrator,
    citizen: citizens[0]?.token ?? '',
    async read(jpeg) {
      const body = new FormData()
      body.set('image', new Blob([new Uint8Array(jpeg)]), 'card.jpg')
      const headers = { Authorization: `Bearer ${apiKeys.integrator}` }
      const response = await fetch(`${baseUrl}/v1/ocr/id-card`, { method: 'POST', headers, body })
      await response.arrayBuffer()
      return response.status === 200
    },
    async stop() {
      child.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the service does not listen')), startMs)
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk
      const address = /^ {2}(http:\/\/\S+)$/m.exec(said)?.[1]
      if (address === undefined) return
      clearTimeout(timer)
      resolve(address)
    })
  })
}

async function ready(baseUrl: string): Promise<void> {
  const deadline = Date.now() + startMs
  while (Date.now() < deadline) {
    if ((await fetch(`${baseUrl}/readyz`)).ok) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('the service is not ready')
}
