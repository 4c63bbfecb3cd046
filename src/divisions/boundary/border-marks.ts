import { blockCells, type Grid, indirect } from './grid.ts'

/** The cells that hold a border, a bit each, in lines that are looked through 32 at a time. */
export interface BorderMarks {
  /** The first marked column of a row from `from` to `to`, both included and within the grid; −1 when there is none. */
  inRow(row: number, from: number, to: number): number
  /** Likewise the first marked row of a column. */
  inColumn(column: number, from: number, to: number): number
  /** Rings around the cell, itself being ring 0, that hold no mark for certain. */
  emptyRings(column: number, row: number): number
}

/** Side of the tiles that tell how far the next mark is. */
const tileCells = 4
const farthest = 255

/** Kept twice, by row and by column: a search goes around a point in rings, and walks their upright sides as fast as the others. */
export function markBorders({ header, blocks, cells }: Grid): BorderMarks {
  const { columns, rows, blockColumns } = header
  const rowWords = Math.ceil(columns / 32)
  const columnWords = Math.ceil(rows / 32)
  const byRow = new Uint32Array(rowWords * rows)
  const byColumn = new Uint32Array(columnWords * columns)
  // With an empty tile around them all, so that each has eight beside it.
  const tileColumns = Math.ceil(columns / tileCells) + 2
  const tileRows = Math.ceil(rows / tileCells) + 2
  const tiles = new Uint8Array(tileColumns * tileRows).fill(farthest)
  const tileOf = (column: number, row: number) =>
    (((row / tileCells) | 0) + 1) * tileColumns + ((column / tileCells) | 0) + 1
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
      tiles[tileOf(column, row)] = 0
    }
  }
  spreadDistances(tiles, tileColumns)
  return {
    inRow: (row, from, to) => firstMark(byRow, row * rowWords, from, to),
    inColumn: (column, from, to) => firstMark(byColumn, column * columnWords, from, to),
    emptyRings: (column, row) => {
      if (column < 0 || column >= columns || row < 0 || row >= rows) return 0
      return Math.max(0, ((tiles[tileOf(column, row)] as number) - 1) * tileCells + 1)
    },
  }
}

/**
 * From 0 at the marked tiles: of every tile, how many steps of a chess king the nearest marked one is away. A line's end
 * counts as beside the next line's start: at the sides that may tell less than it is, never more.
 */
function spreadDistances(tiles: Uint8Array, columns: number): void {
  const pass = (from: number, to: number, step: 1 | -1) => {
    for (let i = from; i !== to; i += step) {
      const before = i - step * columns
      const least = Math.min(
        tiles[i - step] as number,
        tiles[before - 1] as number,
        tiles[before] as number,
        tiles[before + 1] as number,
      )
      if (least + 1 < (tiles[i] as number)) tiles[i] = least + 1
    }
  }
  const [first, last] = [columns + 1, tiles.length - columns - 2]
  pass(first, last + 1, 1)
  pass(last, first - 1, -1)
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
