import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DemoFile } from '../../src/demo/demo-people.ts'
import { ofThisProcess } from './run-program.ts'

/** The service as a process of its own, for tests that end it. */
export interface ChildService {
  baseUrl: string
  demo: DemoFile
  /** Everything that it has said so far. */
  said(): string
  /** Sends the signal; resolves with the exit code, or the name of the signal that ended it. */
  end(signal: NodeJS.Signals): Promise<number | string>
}

const main = join(import.meta.dirname, '../../src/main.ts')
const startMs = 60_000
/** What only costs time where nobody listens. */
const lean = { OCR_WORKERS: '1', SPEAK_NOTICES_AHEAD: 'false' }

/** Empty, or a copy of STARTED_FOLDER, where a service was started before: the next start takes a third of the time. */
export function newFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'service-'))
  const { STARTED_FOLDER } = process.env
  if (STARTED_FOLDER) cpSync(STARTED_FOLDER, path, { recursive: true })
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) }
}

/** What it tells people; of a process that only does jobs, what it logs at `info`. */
function addressIn(output: string): string | undefined {
  const port = /"port":(\d+),"host":"[^"]+","role":"worker","msg":"listening"/.exec(output)?.[1]
  return port === undefined ? /^ {2}(http:\/\/\S+)$/m.exec(output)?.[1] : `http://127.0.0.1:${port}`
}

/** Starts `src/main.ts` on the folder, at a free port, with the embedded database; resolves when it listens. */
export async function startChild(
  folder: string,
  logLevel = 'warn',
  settings: Record<string, string> = {},
): Promise<ChildService> {
  const child: ChildProcess = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: { VAR_DIR: folder, PORT: '0', LOG_LEVEL: logLevel, ...ofThisProcess(), ...lean, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'gone'))
  })
  const baseUrl = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`not listening after ${startMs} ms: ${output}`))
    }, startMs)
    const listen = (chunk: Buffer) => {
      output += chunk
      const address = addressIn(output)
      if (address !== undefined) {
        clearTimeout(timer)
        resolve(address)
      }
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    void ended.then((code) => {
      clearTimeout(timer)
      reject(new Error(`ended with ${code}: ${output}`))
    })
  })
  return {
    baseUrl,
    demo: JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')) as DemoFile,
    said: () => output,
    end(signal) {
      child.kill(signal)
      return ended
    },
  }
}
