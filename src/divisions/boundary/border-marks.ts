import { blockCells, type Grid, indirect } from './grid.ts'

/** The cells that hold a border, a bit each, in lines that are looked through 32 at a time. */
export interface BorderMarks {
  /** The first marked column of a row from `from` to `to`, both included and within the grid; −1 when there is none. */
  inRow(row: number, from: number, to: number): number
  /** Likewise the first marked row of a column. */
  inColumn(column: number, from: number, to: number): number
}

/** Kept twice, by row and by column: a search goes around a point in rings, and walks their upright sides as fast as the others. */
export function markBorders({ header, blocks, cells }: Grid): BorderMarks {
  const { columns, rows, blockColumns } = header
  const rowWords = Math.ceil(columns / 32)
  const columnWords = Math.ceil(rows / 32)
  const byRow = new Uint32Array(rowWords * rows)
  const byColumn = new Uint32Array(columnWords * columns)
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as number
    if (block < indirect) continue
    const first = (block - indirect) * blockCells * blockCells
    for (let at = 0; at < blockCells * blockCells; at++) {
      if ((cells[first + at] as number) < indirect) continue
      const row = ((i / blockColumns) | 0) * blockCells + ((at / blockCells) | 0)
      const column = (i % blockColumns) * blockCells + (at % blockCells)
      if (row >= rows || column >= columns) continue
      mark(byRow, row * rowWords, column)
      mark(byColumn, column * columnWords, row)
    }
  }
  return {
    inRow: (row, from, to) => firstMark(byRow, row * rowWords, from, to),
    inColumn: (column, from, to) => firstMark(byColumn, column * columnWords, from, to),
  }
}

function mark(words: Uint32Array, line: number, at: number): void {
  words[line + (at >>> 5)] = (words[line + (at >>> 5)] as number) | (1 << (at & 31))
}

function firstMark(words: Uint32Array, line: number, from: number, to: number): number {
  for (let at = from; at <= to; at = (at | 31) + 1) {
    const rest = (words[line + (at >>> 5)] as number) & (-1 << (at & 31))
    if (rest === 0) continue
    const found = (at & ~31) + 31 - Math.clz32(rest & -rest)
    return found <= to ? found : -1
  }
  return -1
}
