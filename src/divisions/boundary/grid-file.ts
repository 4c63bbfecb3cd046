import { crc32 } from 'node:zlib'
import type { Grid, GridHeader } from './grid.ts'

/** Raised whenever the layout changes: an older file is then made anew. */
export const gridFormat = 1
const magic = 'YNGRID'

const arrays = ['vertices', 'shapeCounty', 'blocks', 'cells', 'starts', 'records'] as const

interface FileHeader {
  format: number
  crc32: number
  lengths: number[]
  grid: GridHeader
}

/** One file: magic, length of the header, header as JSON (padded to 8 bytes), the typed arrays one after the other. */
export function writeGrid(grid: Grid): Buffer {
  const bodies = arrays.map((name) => {
    const { buffer, byteOffset, byteLength } = grid[name]
    const bytes = Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
    return Buffer.concat([bytes, Buffer.alloc(-byteLength & 7)])
  })
  const body = Buffer.concat(bodies)
  const header: FileHeader = {
    format: gridFormat,
    crc32: crc32(body),
    lengths: arrays.map((name) => grid[name].length),
    grid: grid.header,
  }
  const json = Buffer.from(JSON.stringify(header))
  const prefix = Buffer.alloc(16)
  prefix.write(magic, 'latin1')
  prefix.writeUInt32LE(json.length, 8)
  return Buffer.concat([prefix, json, Buffer.alloc(-json.length & 7), body])
}

/** Undefined when the file is of another format or damaged; the caller makes it anew. */
export function readGrid(file: Buffer): Grid | undefined {
  if (file.length < 16 || file.toString('latin1', 0, magic.length) !== magic) return undefined
  const headerLength = file.readUInt32LE(8)
  let at = 16 + headerLength + (-headerLength & 7)
  if (at > file.length) return undefined
  let header: FileHeader
  try {
    header = JSON.parse(file.toString('utf8', 16, 16 + headerLength)) as FileHeader
  } catch {
    return undefined
  }
  if (header.format !== gridFormat || crc32(file.subarray(at)) !== header.crc32) return undefined
  // A pooled Buffer may start at an odd place; typed arrays need an aligned one.
  const buffer = file.byteOffset % 8 === 0 ? file.buffer : new Uint8Array(file).buffer
  const origin = file.byteOffset % 8 === 0 ? file.byteOffset : 0
  const take = (index: number, bytes: number) => {
    const start = origin + at
    const length = header.lengths[index] as number
    at += length * bytes + (-(length * bytes) & 7)
    return [buffer as ArrayBuffer, start, length] as const
  }
  return {
    header: header.grid,
    vertices: new Float64Array(...take(0, 8)),
    shapeCounty: new Uint32Array(...take(1, 4)),
    blocks: new Uint32Array(...take(2, 4)),
    cells: new Uint32Array(...take(3, 4)),
    starts: new Uint32Array(...take(4, 4)),
    records: new Uint32Array(...take(5, 4)),
  }
}
