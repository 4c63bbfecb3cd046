import { randomFrom } from '../specimens/random.ts'
import type { Scatter } from './scatter.ts'

/** Part of the mean scatter added to every feature's own: 4,000 characters do not show all that prints can differ in. */
const ridge = 0.05
/** Rounds of the search for the directions, and how many more than wanted take part in it, so that the last ones settle. */
const rounds = 80
const spare = 32

/**
 * The `count` directions in which characters differ most, measured by how much prints of one character differ (Fisher's
 * linear discriminant): rows of the features' length, scaled so that prints of one character differ by 1 in each.
 */
export function discriminant(within: Scatter, between: Scatter, count: number): Float32Array {
  const { size } = within
  const root = rootOf(within)
  const matrix = whitened(between, root, size)
  const vectors = leading(matrix, size, count + spare).slice(0, count)
  const directions = new Float32Array(count * size)
  for (const [row, vector] of vectors.entries()) directions.set(solveTransposed(root, vector, size), row * size)
  return directions
}

/** Lower triangle whose product with its own transpose is the scatter (Cholesky). */
function rootOf({ size, sums }: Scatter): Float64Array {
  let trace = 0
  for (let i = 0; i < size; i++) trace += sums[i * size + i] as number
  const root = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = sums[row * size + column] as number
      if (row === column) rest += (ridge * trace) / size
      for (let k = 0; k < column; k++) {
        rest -= (root[row * size + k] as number) * (root[column * size + k] as number)
      }
      root[row * size + column] = row === column ? Math.sqrt(rest) : rest / (root[column * size + column] as number)
    }
  }
  return root
}

/** The scatter between characters where the one within is the same in all directions. Full and symmetric. */
function whitened({ sums }: Scatter, root: Float64Array, size: number): Float64Array {
  const half: Float64Array[] = []
  for (let column = 0; column < size; column++) {
    const own = Float64Array.from({ length: size }, (_, row) => symmetric(sums, size, row, column))
    half.push(solve(root, own, size))
  }
  const matrix = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    const across = Float64Array.from({ length: size }, (_, column) => (half[column] as Float64Array)[row] as number)
    matrix.set(solve(root, across, size), row * size)
  }
  return matrix
}

const symmetric = (sums: Float64Array, size: number, row: number, column: number) =>
  sums[Math.max(row, column) * size + Math.min(row, column)] as number

function solve(root: Float64Array, right: Float64Array, size: number): Float64Array {
  const solved = new Float64Array(size)
  for (let row = 0; row < size; row++) {
    let rest = right[row] as number
    for (let k = 0; k < row; k++) rest -= (root[row * size + k] as number) * (solved[k] as number)
    solved[row] = rest / (root[row * size + row] as number)
  }
  return solved
}

function solveTransposed(root: Float64Array, right: Float64Array, size: number): Float64Array {
  const solved = new Float64Array(size)
  for (let row = size - 1; row >= 0; row--) {
    let rest = right[row] as number
    for (let k = row + 1; k < size; k++) rest -= (root[k * size + row] as number) * (solved[k] as number)
    solved[row] = rest / (root[row * size + row] as number)
  }
  return solved
}

/** The directions that a symmetric matrix stretches most, greatest first (subspace iteration). */
function leading(matrix: Float64Array, size: number, count: number): Float64Array[] {
  const random = randomFrom(1)
  let vectors: Float64Array[] = Array.from({ length: count }, () =>
    Float64Array.from({ length: size }, () => random.normal()),
  )
  orthogonal(vectors)
  for (let round = 0; round < rounds; round++) {
    vectors = vectors.map((vector) => times(matrix, vector, size))
    orthogonal(vectors)
  }
  const stretched = (vector: Float64Array) => dot(vector, times(matrix, vector, size))
  return vectors
    .map((vector) => ({ vector, by: stretched(vector) }))
    .sort((a, b) => b.by - a.by)
    .map(({ vector }) => vector)
}

function times(matrix: Float64Array, vector: Float64Array, size: number): Float64Array {
  return vector.map((_, row) => dot(matrix.subarray(row * size, (row + 1) * size), vector))
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

/** Makes each stand at right angles to those before it, and one long. */
function orthogonal(vectors: Float64Array[]): void {
  vectors.forEach((vector, own) => {
    for (const other of vectors.slice(0, own)) {
      const part = dot(vector, other)
      for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) - part * (other[i] as number)
    }
    const length = Math.sqrt(dot(vector, vector))
    for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) / length
  })
}
