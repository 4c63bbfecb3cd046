import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

/**
 * Parts of a traineddata file that only the engine before the neural one uses: its shapes and its word lists. They are 41 of
 * 44 MB of chi_sim and 18 of 23 MB of eng. https://github.com/tesseract-ocr/tesseract, src/ccutil/tessdatamanager.h
 */
const olderParts = new Set([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])

const countBytes = 4
const entryBytes = 8
const absent = -1

/**
 * A model as the neural engine needs it, from `file` (traineddata.gz). It is unpacked piece by piece and what is not needed
 * is never kept: memory that the engine's heap has once grown by is not given back.
 */
export async function readLstmModel(file: string): Promise<Buffer> {
  const kept: Buffer[] = []
  let table: Table | null = null
  let opening: Buffer = Buffer.alloc(0)
  let at = 0
  for await (const chunk of createReadStream(file).pipe(createGunzip()) as AsyncIterable<Buffer>) {
    let piece = chunk
    if (!table) {
      opening = Buffer.concat([opening, chunk])
      table = readTable(opening)
      if (!table) continue
      at = 0
      piece = opening
    }
    for (const { start, end } of table.kept) {
      if (start < at + piece.length && end > at)
        kept.push(Buffer.from(piece.subarray(Math.max(0, start - at), end - at)))
    }
    at += piece.length
  }
  if (!table) throw new Error('not a model')
  return Buffer.concat([table.header, ...kept])
}

interface Table {
  /** Of the smaller file: the same places in the table, the older parts absent. */
  header: Buffer
  /** In the order of the file. */
  kept: { start: number; end: number }[]
}

/** Null while the table is not there as a whole. */
function readTable(opening: Buffer): Table | null {
  if (opening.length < countBytes) return null
  const parts = opening.readInt32LE(0)
  const length = countBytes + parts * entryBytes
  if (opening.length < length) return null
  const starts = Array.from({ length: parts }, (_, i) => Number(opening.readBigInt64LE(countBytes + entryBytes * i)))
  const header = Buffer.alloc(length)
  header.writeInt32LE(parts, 0)
  const kept: Table['kept'] = []
  let at = length
  for (const [part, start] of inOrder(starts)) {
    const end = Math.min(Number.POSITIVE_INFINITY, ...starts.filter((each) => each > start))
    const wanted = start !== absent && !olderParts.has(part)
    header.writeBigInt64LE(BigInt(wanted ? at : absent), countBytes + entryBytes * part)
    if (!wanted) continue
    kept.push({ start, end })
    at += end - start
  }
  return { header, kept }
}

const inOrder = (starts: number[]) => [...starts.entries()].sort(([, one], [, other]) => one - other)
