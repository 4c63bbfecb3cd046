import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { unpackBook } from '../../ocr/glyphs/book-file.ts'
import { createGlyphBook, type GlyphBook } from '../../ocr/glyphs/glyph-book.ts'

const committed = new URL('../../../data/ocr/glyphs.bin.br', import.meta.url)
/** Twice the size of today's book: a damaged file must not fill the memory. */
const mostBytes = 8_000_000

/** The book of glyphs, in about 0.1 s. Rejects when the file is missing or damaged. */
export async function openGlyphBook(file: URL = committed): Promise<GlyphBook> {
  const packed = await readFile(file)
  return createGlyphBook(unpackBook(await promisify(brotliDecompress)(packed, { maxOutputLength: mostBytes })))
}
