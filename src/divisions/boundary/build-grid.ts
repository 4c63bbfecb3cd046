import type { BoundaryFeature, BoundaryManifest } from './boundary-port.ts'
import { blockCells, cellDegrees, crosses, edgeParity, type Grid, indirect, padDegrees } from './grid.ts'

interface Shape {
  county: number
  /** Edge numbers: vertex e to vertex e + 1. */
  edges: number[]
}

/** shape → its edges whose boxes overlap the cell */
type CellEdges = Map<number, number[]>

/** Sorts the boundaries into the two-level grid. Takes about a second for Yunnan: call it off the main thread. */
export function buildGrid(features: BoundaryFeature[], manifest: BoundaryManifest): Grid {
  const { vertices, shapes } = layVertices(features)
  const box = boxOf(vertices)
  const columns = Math.floor((box.maxX - box.minX) / cellDegrees) + 1
  const rows = Math.floor((box.maxY - box.minY) / cellDegrees) + 1
  const near = edgesByCell(vertices, shapes, box, columns, rows)
  const owners = ownersOfCentres(vertices, shapes, box, columns, rows)

  const plain = new Uint32Array(columns * rows)
  const starts = [0]
  const records: number[] = []
  for (let cell = 0; cell < plain.length; cell++) {
    const column = cell % columns
    const row = Math.floor(cell / columns)
    const local = near.touched.has(cell) ? (near.edges.get(cell) as CellEdges) : undefined
    const covering = owners[cell]
    if (!local) {
      plain[cell] = covering === undefined ? 0 : 1 + Math.min(...covering.map((s) => (shapes[s] as Shape).county))
      continue
    }
    const x = box.minX + (column + 0.5) * cellDegrees
    const y = box.minY + (row + 0.5) * cellDegrees
    const right = box.minX + (column + 1) * cellDegrees + padDegrees
    const present = new Set([...local.keys(), ...(covering ?? [])])
    for (const shape of [...present].sort((a, b) => a - b)) {
      const edges = local.get(shape) ?? []
      let base = covering?.includes(shape) ?? false
      for (const edge of edges) if (edgeParity(vertices, edge, x, y, right)) base = !base
      records.push(shape * 2 + (base ? 1 : 0), edges.length, ...edges)
    }
    plain[cell] = indirect + starts.length - 1
    starts.push(records.length)
  }

  const blockColumns = Math.ceil(columns / blockCells)
  const blockRows = Math.ceil(rows / blockCells)
  const { blocks, cells } = foldBlocks(plain, columns, rows, blockColumns, blockRows)
  return {
    header: {
      manifest,
      codes: features.map(({ code }) => code),
      minX: box.minX,
      minY: box.minY,
      columns,
      rows,
      blockColumns,
      blockRows,
    },
    vertices,
    shapeCounty: Uint32Array.from(shapes, ({ county }) => county),
    blocks,
    cells,
    starts: Uint32Array.from(starts),
    records: Uint32Array.from(records),
  }
}

function layVertices(features: BoundaryFeature[]): { vertices: Float64Array; shapes: Shape[] } {
  const xy: number[] = []
  const shapes: Shape[] = []
  for (const [county, { parts }] of features.entries()) {
    for (const rings of parts) {
      const edges: number[] = []
      for (const ring of rings) {
        const first = ring[0]
        if (!first) continue
        const last = ring.at(-1) as typeof first
        const closed = first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first]
        for (const [i, [x, y]] of closed.entries()) {
          if (i > 0) edges.push(xy.length / 2 - 1)
          xy.push(x, y)
        }
      }
      shapes.push({ county, edges })
    }
  }
  return { vertices: Float64Array.from(xy), shapes }
}

interface Box {
  minX: number
  minY: number
  maxX: number
  maxY: number
}

function boxOf(v: Float64Array): Box {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity }
  for (let i = 0; i < v.length; i += 2) {
    box.minX = Math.min(box.minX, v[i] as number)
    box.maxX = Math.max(box.maxX, v[i] as number)
    box.minY = Math.min(box.minY, v[i + 1] as number)
    box.maxY = Math.max(box.maxY, v[i + 1] as number)
  }
  return box
}

/** Which edges' boxes overlap which cells, and which cells an edge really enters. */
function edgesByCell(v: Float64Array, shapes: Shape[], box: Box, columns: number, rows: number) {
  const edges = new Map<number, CellEdges>()
  const touched = new Set<number>()
  const clamp = (n: number, size: number) => Math.min(Math.max(Math.floor(n), 0), size - 1)
  for (const [shape, { edges: own }] of shapes.entries()) {
    for (const edge of own) {
      const x1 = (v[edge * 2] as number) - box.minX
      const y1 = (v[edge * 2 + 1] as number) - box.minY
      const x2 = (v[edge * 2 + 2] as number) - box.minX
      const y2 = (v[edge * 2 + 3] as number) - box.minY
      const left = clamp((Math.min(x1, x2) - padDegrees) / cellDegrees, columns)
      const right = clamp((Math.max(x1, x2) + padDegrees) / cellDegrees, columns)
      const bottom = clamp((Math.min(y1, y2) - padDegrees) / cellDegrees, rows)
      const top = clamp((Math.max(y1, y2) + padDegrees) / cellDegrees, rows)
      for (let row = bottom; row <= top; row++) {
        for (let column = left; column <= right; column++) {
          const cell = row * columns + column
          const of = edges.get(cell) ?? new Map<number, number[]>()
          edges.set(cell, of)
          const list = of.get(shape)
          if (list) list.push(edge)
          else of.set(shape, [edge])
          if (entersCell(x1, y1, x2, y2, column * cellDegrees, row * cellDegrees)) touched.add(cell)
        }
      }
    }
  }
  return { edges, touched }
}

/** Clips the segment to the padded cell (Liang and Barsky); true when something is left. */
function entersCell(x1: number, y1: number, x2: number, y2: number, left: number, bottom: number): boolean {
  let from = 0
  let to = 1
  const clip = (step: number, room: number) => {
    if (step === 0) return room >= 0
    const t = room / step
    if (step < 0) from = Math.max(from, t)
    else to = Math.min(to, t)
    return from <= to
  }
  const side = cellDegrees + padDegrees
  return (
    clip(x1 - x2, x1 - (left - padDegrees)) &&
    clip(x2 - x1, left + side - x1) &&
    clip(y1 - y2, y1 - (bottom - padDegrees)) &&
    clip(y2 - y1, bottom + side - y1)
  )
}

/** For every cell the shapes that hold its centre, row by row from the crossings of the row's middle line. */
function ownersOfCentres(v: Float64Array, shapes: Shape[], box: Box, columns: number, rows: number) {
  const owners: (number[] | undefined)[] = new Array(columns * rows)
  const edgesOfRow = new Map<number, Map<number, number[]>>()
  for (const [shape, { edges }] of shapes.entries()) {
    for (const edge of edges) {
      const y1 = (v[edge * 2 + 1] as number) - box.minY
      const y2 = (v[edge * 2 + 3] as number) - box.minY
      const bottom = Math.max(0, Math.floor(Math.min(y1, y2) / cellDegrees) - 1)
      const top = Math.min(rows - 1, Math.floor(Math.max(y1, y2) / cellDegrees) + 1)
      for (let row = bottom; row <= top; row++) {
        const of = edgesOfRow.get(row) ?? new Map<number, number[]>()
        edgesOfRow.set(row, of)
        const list = of.get(shape)
        if (list) list.push(edge)
        else of.set(shape, [edge])
      }
    }
  }
  const flips = new Uint8Array(columns + 1)
  for (const [row, of] of edgesOfRow) {
    const y = box.minY + (row + 0.5) * cellDegrees
    for (const [shape, edges] of of) {
      flips.fill(0)
      for (const edge of edges) {
        // The predicate is monotone in x, so the columns left of the crossing are a prefix: found by halving.
        let low = 0
        let high = columns
        while (low < high) {
          const middle = (low + high) >> 1
          if (crosses(v, edge, box.minX + (middle + 0.5) * cellDegrees, y)) low = middle + 1
          else high = middle
        }
        flips[low] = (flips[low] as number) ^ 1
      }
      let inside = 0
      for (let column = columns - 1; column >= 0; column--) {
        inside ^= flips[column + 1] as number
        if (inside === 0) continue
        const cell = row * columns + column
        const list = owners[cell]
        if (list) list.push(shape)
        else owners[cell] = [shape]
      }
    }
  }
  return owners
}

function foldBlocks(plain: Uint32Array, columns: number, rows: number, blockColumns: number, blockRows: number) {
  const blocks = new Uint32Array(blockColumns * blockRows)
  const cells: number[] = []
  const content = new Uint32Array(blockCells * blockCells)
  for (let block = 0; block < blocks.length; block++) {
    const left = (block % blockColumns) * blockCells
    const bottom = Math.floor(block / blockColumns) * blockCells
    for (let i = 0; i < content.length; i++) {
      const column = left + (i % blockCells)
      const row = bottom + Math.floor(i / blockCells)
      content[i] = column < columns && row < rows ? (plain[row * columns + column] as number) : 0
    }
    const first = content[0] as number
    if (first < indirect && content.every((value) => value === first)) {
      blocks[block] = first
    } else {
      blocks[block] = indirect + cells.length / content.length
      for (const value of content) cells.push(value)
    }
  }
  return { blocks, cells: Uint32Array.from(cells) }
}
