/** A traineddata file opens with the number of its parts and, for each, where it starts; -1 for one that it does not have. */

/** Bytes before the first entry, and of each. https://github.com/tesseract-ocr/tesseract, src/ccutil/tessdatamanager.h */
export const tableStart = 4
export const entryBytes = 8

/** Where the parts start, in bytes. Throws an Error when the bytes are no model. */
export function partStarts(model: Buffer): number[] {
  const parts = model.length < tableStart ? 0 : model.readInt32LE(0)
  if (parts < 1 || model.length < tableStart + entryBytes * parts) throw new Error('not a model of tesseract')
  return Array.from({ length: parts }, (_, i) => Number(model.readBigInt64LE(tableStart + entryBytes * i)))
}
