import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { type FormerRow, formerIn } from './bundle-text.ts'

/** One compressed file of the bundle as text. */
export function readPart(folder: URL, file: string): string {
  return brotliDecompressSync(readFileSync(new URL(file, folder))).toString('utf8')
}

export function readFormer(folder: URL): FormerRow[] {
  return formerIn(readFileSync(new URL('former-yunnan.tsv', folder), 'utf8'))
}

export function readVersion(folder: URL): string {
  return (JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as { version: string }).version
}
