import type { BoundaryManifest } from './boundary-port.ts'

/** 0.005° is about 500 m: nine tenths of the cells of Yunnan lie wholly inside one county. */
export const cellDegrees = 0.005
/** Cells along the side of a block; a block inside one county needs one number instead of 256. */
export const blockCells = 16
/** Added around every cell when edges are sorted into it, far above rounding errors and far below a metre. */
export const padDegrees = 1e-9

/** In `blocks` and `cells`: 0 = outside, n = county n − 1, and with this bit set the rest is an index. */
export const indirect = 0x8000_0000

export interface GridHeader {
  manifest: BoundaryManifest
  codes: string[]
  minX: number
  minY: number
  columns: number
  rows: number
  blockColumns: number
  blockRows: number
}

/**
 * The prepared boundaries, all typed arrays so that they load by one file read.
 * A border cell's record in `records`, from `starts[i]` to `starts[i + 1]`, is a run of
 * `shape × 2 + base, number of edges, edge…`; edge e goes from vertex e to vertex e + 1 of `vertices`.
 */
export interface Grid {
  header: GridHeader
  /** x, y alternating; each ring repeats its first vertex at its end. */
  vertices: Float64Array
  /** County of each shape (a shape is one part of a multipart county). */
  shapeCounty: Uint32Array
  blocks: Uint32Array
  cells: Uint32Array
  starts: Uint32Array
  records: Uint32Array
}

/** What `blocks` and `cells` say of one cell of the grid. */
export function cellAt({ header, blocks, cells }: Grid, column: number, row: number): number {
  const block = blocks[((row / blockCells) | 0) * header.blockColumns + ((column / blockCells) | 0)] as number
  if (block < indirect) return block
  return cells[
    (block - indirect) * blockCells * blockCells + (row % blockCells) * blockCells + (column % blockCells)
  ] as number
}

/** Does the ray that goes from (x, y) towards +x cross the edge? Half-open, so that a vertex counts once (Franklin's test). */
export function crosses(v: Float64Array, edge: number, x: number, y: number): boolean {
  const i = edge * 2
  const y1 = v[i + 1] as number
  const y2 = v[i + 3] as number
  if (y1 > y === y2 > y) return false
  const x1 = v[i] as number
  return x < (((v[i + 2] as number) - x1) * (y - y1)) / (y2 - y1) + x1
}

/**
 * What one edge of a border cell adds to the parity of a point in that cell, where `right` is the cell's padded right side.
 *
 * Edges wholly to the right of the cell are not in its record. They form chains that begin and end at vertices of edges
 * that are; the parity of a chain depends only on the heights of its two ends, so each recorded edge adds one comparison
 * for every end of its own that lies beyond the right side. All the rest is constant in the cell: the `base` bit.
 * The answer is therefore the same as a walk over every edge of the shape, bit for bit.
 */
export function edgeParity(v: Float64Array, edge: number, x: number, y: number, right: number): boolean {
  const i = edge * 2
  let odd = crosses(v, edge, x, y)
  if ((v[i] as number) > right && (v[i + 1] as number) > y) odd = !odd
  if ((v[i + 2] as number) > right && (v[i + 3] as number) > y) odd = !odd
  return odd
}
