import { readFile } from 'node:fs/promises'
import { gunzipSync, constants as zlib } from 'node:zlib'

/** The model opens with a table of its parts; the list of characters is the second and ends within this many bytes. */
const openingBytes = 512 * 1024
const listPart = 1
const tableStart = 4
const entryBytes = 8

/** The characters that a model can read at all: what is not here comes out as something else. `file`: traineddata.gz */
export async function knownCharacters(file: string): Promise<Set<string>> {
  const packed = (await readFile(file)).subarray(0, openingBytes)
  const model = gunzipSync(packed, { finishFlush: zlib.Z_SYNC_FLUSH })
  const parts = model.readInt32LE(0)
  const starts = Array.from({ length: parts }, (_, i) => Number(model.readBigInt64LE(tableStart + entryBytes * i)))
  const start = starts[listPart] as number
  const end = Math.min(...starts.filter((each) => each > start))
  const lines = model.toString('utf8', start, end).split('\n').slice(1)
  return new Set(lines.map((line) => line.split(' ')[0] ?? '').filter((character) => character !== ''))
}
