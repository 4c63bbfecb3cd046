import { formerIn, readingsIn, rowsIn } from './bundle-text.ts'
import { createDivisionTree, type DivisionBook } from './division-tree.ts'

/** Stands between the parts of an offline bundle, and in no name. */
export const sectionMark = '\n\n\n'

/** The tree of Yunnan from the text of an offline bundle; runs in a browser too. Throws RangeError when it is none. */
export function offlineTree(text: string): DivisionBook {
  const [version, rows, readings, former] = text.split(sectionMark)
  if (version === undefined || rows === undefined || readings === undefined || former === undefined) {
    throw new RangeError('not an offline bundle of divisions')
  }
  return createDivisionTree({
    version,
    load: (part, visit) => (part === 'first' ? rowsIn(rows, visit) : undefined),
    readings: readingsIn(readings),
    former: formerIn(former),
  })
}
