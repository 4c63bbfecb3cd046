import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { readPart, readVersion } from './bundle.ts'
import { rowsIn } from './bundle-text.ts'
import { bundleFolder } from './division-book.ts'
import { sectionMark } from './offline-tree.ts'

/** Yunnan down to its villages for a browser without a network: about 0.5 MB of text, under 100 kB by brotli. */
export interface OfflineBundle {
  version: string
  text: string
  brotli: Buffer
}

/** What `offlineTree` reads: version, rows, readings of the characters in them, former places. */
export async function makeOfflineBundle(folder = bundleFolder): Promise<OfflineBundle> {
  const version = readVersion(folder)
  const upper = linesOfYunnan(readPart(folder, 'tree.txt.br'))
  const villages = readPart(folder, 'yunnan.txt.br')
  const used = new Set<string>()
  for (const part of [upper, villages]) {
    rowsIn(part, ({ name }) => {
      for (const character of name) used.add(character)
    })
  }
  const readings = readPart(folder, 'readings.txt.br')
    .split('\n')
    .filter((line) => used.has(String.fromCodePoint(line.codePointAt(0) ?? 0)))
  const former = readFileSync(new URL('former-yunnan.tsv', folder), 'utf8')
  const text = [version, `${upper}\n${villages}`, readings.join('\n'), former].join(sectionMark)
  const packed = await promisify(brotliCompress)(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
  })
  return { version, text, brotli: packed }
}

/** From the province's own line to the next province's. */
function linesOfYunnan(tree: string): string {
  const lines = tree.split('\n')
  const start = lines.findIndex((line) => line.startsWith('053'))
  const end = lines.findIndex((line, i) => i > start && line.startsWith('0'))
  return lines.slice(start, end).join('\n')
}
