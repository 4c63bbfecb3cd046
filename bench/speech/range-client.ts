/** A player in a thread of its own, so that asking does not slow answering: a part of a file over and over, keep-alive. */
import { Agent, get } from 'node:http'
import { parentPort } from 'node:worker_threads'

export interface RangeTask {
  url: string
  range: string
  /** Length that every answer must have. */
  bytes: number
  connections: number
  durationMs: number
}

/** Answers a second. */
async function rate({ url, range, bytes, connections, durationMs }: RangeTask): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      get(url, { agent, headers: { range } }, (answer) => {
        let length = 0
        answer.on('data', (chunk: Buffer) => {
          length += chunk.length
        })
        answer.on('end', () =>
          answer.statusCode === 206 && length === bytes
            ? resolve()
            : reject(new Error(`${answer.statusCode}, ${length} bytes`)),
        )
      }).on('error', reject)
    })
  const start = performance.now()
  let count = 0
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() - start < durationMs) {
        await ask()
        count++
      }
    }),
  )
  agent.destroy()
  return (count * 1000) / (performance.now() - start)
}

parentPort?.on('message', async (task: RangeTask) => parentPort?.postMessage(await rate(task)))
