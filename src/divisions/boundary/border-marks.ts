import { blockCells, type Grid, indirect } from './grid.ts'

/** The cells that hold a border, a bit each, in lines that are looked through 32 at a time. */
export interface BorderMarks {
  /** The first marked column of a row from `from` to `to`, both included and within the grid; −1 when there is none. */
  inRow(row: number, from: number, to: number): number
  /** Likewise the first marked row of a column. */
  inColumn(column: number, from: number, to: number): number
  /** So many cells around this one, itself included, hold no mark for sure in any direction; 0 outside the grid. */
  clearAround(column: number, row: number): number
}

/** A patch is so many cells wide and high. */
const patchCells = 4

/** Kept twice, by row and by column: a search goes around a point in rings, and walks their upright sides as fast as the others. */
export function markBorders({ header, blocks, cells }: Grid): BorderMarks {
  const { columns, rows, blockColumns } = header
  const rowWords = Math.ceil(columns / 32)
  const columnWords = Math.ceil(rows / 32)
  const byRow = new Uint32Array(rowWords * rows)
  const byColumn = new Uint32Array(columnWords * columns)
  const patches = clearPatches(Math.ceil(columns / patchCells), Math.ceil(rows / patchCells))
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
      patches.mark((column / patchCells) | 0, (row / patchCells) | 0)
    }
  }
  patches.spread()
  return {
    inRow: (row, from, to) => firstMark(byRow, row * rowWords, from, to),
    inColumn: (column, from, to) => firstMark(byColumn, column * columnWords, from, to),
    clearAround(column, row) {
      if (!(column >= 0 && column < columns && row >= 0 && row < rows)) return 0
      const away = patches.away((column / patchCells) | 0, (row / patchCells) | 0)
      return away === 0 ? 0 : (away - 1) * patchCells + 1
    },
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

/** How many patches each one is away from a marked one, diagonal steps as long as straight ones; told up to 255. */
function clearPatches(columns: number, rows: number) {
  // A rim around them, which is as far away as can be, spares asking where they end.
  const width = columns + 2
  const steps = new Uint8Array(width * (rows + 2)).fill(255)
  const nearer = (at: number, neighbours: readonly number[]) => {
    for (const by of neighbours) steps[at] = Math.min(steps[at] as number, (steps[at + by] as number) + 1)
  }
  return {
    mark(column: number, row: number) {
      steps[(row + 1) * width + column + 1] = 0
    },
    /** Once, when all are marked: from the north-west and back. What leaks around the rim makes some nearer than they are. */
    spread() {
      for (let at = width + 1; at < width * (rows + 1); at++) nearer(at, [-1, -width - 1, -width, -width + 1])
      for (let at = width * (rows + 1) - 1; at > width; at--) nearer(at, [1, width + 1, width, width - 1])
    },
    away: (column: number, row: number) => steps[(row + 1) * width + column + 1] as number,
  }
}
