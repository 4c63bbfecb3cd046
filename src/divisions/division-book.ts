import { existsSync } from 'node:fs'
import { readFormer, readPart, readVersion } from './bundle.ts'
import { readingsIn, rowsIn } from './bundle-text.ts'
import { createDivisionTree, type DivisionBook } from './division-tree.ts'

export type { Division, DivisionBook, FormerPlace } from './division-tree.ts'

export const bundleFolder = new URL('../../data/divisions/', import.meta.url)

/** The tree from the bundle's files: the whole country down to counties, Yunnan to its villages, the rest when asked for: townships all at once, villages county by county. */
export function openDivisionBook(folder = bundleFolder): DivisionBook {
  return createDivisionTree({
    version: readVersion(folder),
    load(part, visit) {
      const files = part === 'first' ? ['tree.txt.br', 'yunnan.txt.br'] : ['elsewhere.txt.br']
      for (const file of files) rowsIn(readPart(folder, file), visit)
    },
    villagesOf(county, visit) {
      const part = new URL(`villages/${county.slice(0, 4)}.txt.br`, folder)
      if (!existsSync(part)) return
      rowsIn(readPart(folder, `villages/${county.slice(0, 4)}.txt.br`), (row) => {
        if (row.code.startsWith(county)) visit(row)
      })
    },
    readings: readingsIn(readPart(folder, 'readings.txt.br')),
    former: readFormer(folder),
  })
}
