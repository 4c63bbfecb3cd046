import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** One file of a backup: lines of JSON. */
export interface Part {
  file: string
  lines: number
  bytes: number
  sha256: string
}

const ownerOnly = 0o600
const newline = 0x0a

/** Writes a part that has reached the disk when this resolves. Fails when there is one already. */
export async function writePart(folder: string, file: string, batches: AsyncIterable<string[]>): Promise<Part> {
  const path = join(folder, file)
  await mkdir(dirname(path), { recursive: true })
  const handle = await open(path, 'wx', ownerOnly)
  const hash = createHash('sha256')
  const part = { file, lines: 0, bytes: 0 }
  try {
    for await (const lines of batches) {
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
      await handle.writeFile(bytes)
      hash.update(bytes)
      part.lines += lines.length
      part.bytes += bytes.length
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { ...part, sha256: hash.digest('hex') }
}

/** Whether a part is what the manifest says. */
export async function isWhole(folder: string, { file, bytes, sha256 }: Part): Promise<boolean> {
  const hash = createHash('sha256')
  let read = 0
  try {
    for await (const chunk of createReadStream(join(folder, file)) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      read += chunk.length
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
  return read === bytes && hash.digest('hex') === sha256
}

/** Its lines. Not by `readline`, which also ends a line at U+2028, and people type anything. */
export async function* linesOf(folder: string, file: string): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(join(folder, file)) as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, chunk])
    for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline)) {
      yield rest.toString('utf8', 0, end)
      rest = rest.subarray(end + 1)
    }
  }
}

/** Lines a few at a time, so many that a statement is worth its way and never too much for the memory. */
export async function* inBatches(lines: AsyncIterable<string>, most = 500, mostBytes = 1_000_000) {
  let batch: string[] = []
  let bytes = 0
  for await (const line of lines) {
    batch.push(line)
    bytes += line.length
    if (batch.length < most && bytes < mostBytes) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}

const toldEvery = 50_000

/** Passes batches on and tells of a long part how far it is. */
export async function* counted(name: string, batches: AsyncIterable<string[]>, tell: (line: string) => void) {
  let passed = 0
  for await (const batch of batches) {
    yield batch
    const before = Math.floor(passed / toldEvery)
    passed += batch.length
    if (Math.floor(passed / toldEvery) > before) tell(`${name}: ${passed} so far`)
  }
}
