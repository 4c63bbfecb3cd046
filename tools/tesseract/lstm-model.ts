import { entryBytes, partStarts, tableStart } from '../../src/engines/tesseract/model-table.ts'

/**
 * Parts of a traineddata file that only the engine before the neural one uses: its shapes and its word lists. They are 41 of
 * 44 MB of chi_sim and 18 of 23 MB of eng. https://github.com/tesseract-ocr/tesseract, src/ccutil/tessdatamanager.h
 */
const olderParts = new Set([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])

const absent = -1

/** A model (the bytes of a traineddata file) as the neural engine needs it. Throws an Error when it is none. */
export function lstmModel(model: Buffer): Buffer {
  const starts = partStarts(model)
  const header = Buffer.alloc(tableStart + entryBytes * starts.length)
  header.writeInt32LE(starts.length, 0)
  const kept: Buffer[] = []
  let at = header.length
  for (const [part, start] of inOrder(starts)) {
    const end = Math.min(model.length, ...starts.filter((each) => each > start))
    const wanted = start !== absent && !olderParts.has(part)
    header.writeBigInt64LE(BigInt(wanted ? at : absent), tableStart + entryBytes * part)
    if (!wanted) continue
    kept.push(model.subarray(start, end))
    at += end - start
  }
  return Buffer.concat([header, ...kept])
}

const inOrder = (starts: number[]) => [...starts.entries()].sort(([, one], [, other]) => one - other)
