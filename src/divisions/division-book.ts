import { readFormer, readPart, readVersion } from './bundle.ts'
import { readingsIn, rowsIn } from './bundle-text.ts'
import { createDivisionTree, type DivisionBook } from './division-tree.ts'

export type { Division, DivisionBook, FormerPlace } from './division-tree.ts'

export const bundleFolder = new URL('../../data/divisions/', import.meta.url)

/** The tree from the bundle's files: the whole country down to counties, Yunnan to its villages, the rest when asked for. */
export function openDivisionBook(folder = bundleFolder): DivisionBook {
  return createDivisionTree({
    version: readVersion(folder),
    load(part, visit) {
      const files = part === 'first' ? ['tree.txt.br', 'yunnan.txt.br'] : ['elsewhere.txt.br']
      for (const file of files) rowsIn(readPart(folder, file), visit)
    },
    readings: readingsIn(readPart(folder, 'readings.txt.br')),
    former: readFormer(folder),
  })
}
