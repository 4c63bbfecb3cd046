import type { Edges } from './edges.ts'

/** A straight line: all (x, y) with x cos θ + y sin θ = ρ. θ in 0..π. */
export interface StraightLine {
  theta: number
  rho: number
  votes: number
}

const angles = 180
/** An edge pixel knows its direction to about 3°, so it votes for lines within that of it and no others. */
const tolerance = 3
/** Two peaks nearer than this are the same line seen twice. */
const sameAngle = 4
const sameDistance = 5

/** The `count` straightest things in a picture, most votes first. */
export function findLines(edges: Edges, count: number): StraightLine[] {
  const { width, height } = edges
  const reach = Math.ceil(Math.hypot(width, height))
  const rhos = 2 * reach + 1
  const votes = new Float32Array(angles * rhos)
  const cos = Float32Array.from({ length: angles }, (_, a) => Math.cos((a * Math.PI) / angles))
  const sin = Float32Array.from({ length: angles }, (_, a) => Math.sin((a * Math.PI) / angles))
  for (const i of edges.pixels) {
    const x = i % width
    const y = (i - x) / width
    const direction = Math.atan2(edges.dy[i] as number, edges.dx[i] as number)
    const middle = Math.round((direction * angles) / Math.PI)
    const weight = Math.sqrt(Math.min(edges.strength[i] as number, 400))
    for (let k = middle - tolerance; k <= middle + tolerance; k++) {
      const a = ((k % angles) + angles) % angles
      const rho = Math.round(x * (cos[a] as number) + y * (sin[a] as number)) + reach
      const at = a * rhos + rho
      votes[at] = (votes[at] as number) + weight
    }
  }
  return peaksOf(votes, rhos, reach, count)
}

function peaksOf(votes: Float32Array, rhos: number, reach: number, count: number): StraightLine[] {
  let highest = 0
  for (const v of votes) if (v > highest) highest = v
  const candidates: number[] = []
  for (let i = 0; i < votes.length; i++) if ((votes[i] as number) > highest * 0.12) candidates.push(i)
  candidates.sort((a, b) => (votes[b] as number) - (votes[a] as number))
  const lines: StraightLine[] = []
  for (const i of candidates) {
    const a = Math.floor(i / rhos)
    const line = { theta: (a * Math.PI) / angles, rho: (i % rhos) - reach, votes: votes[i] as number }
    if (lines.some((other) => isSame(line, other))) continue
    lines.push(line)
    if (lines.length === count) break
  }
  return lines
}

function isSame(one: StraightLine, other: StraightLine): boolean {
  const turn = (Math.abs(one.theta - other.theta) * 180) / Math.PI
  const wraps = turn > 90
  const rho = wraps ? -other.rho : other.rho
  return Math.min(turn, 180 - turn) < sameAngle && Math.abs(one.rho - rho) < sameDistance
}
