import type { BitWriter } from './bit-writer.ts'

/** RFC 9639, 9.2.5: the fixed predictors; a residual of order n is the difference of that of order n − 1. */
const highestOrder = 4
/** Parts of a block with a parameter each, as a power of two: a sixteenth of 4,096 samples is about a phoneme's length. */
const mostParts = 4
/** The longest of the four bits' parameters; fifteen means something else. */
const largestParameter = 14

/** How a residual is written: how often the block is halved, and the Rice parameter of each part. */
export interface RicePlan {
  halvings: number
  parameters: number[]
  bits: number
}

export interface Prediction {
  order: number
  /** As long as the block; its first `order` values are not sent. */
  residual: Int32Array
  plan: RicePlan
}

/** The predictor that leaves least, by the sum of what it leaves. */
export function bestPrediction(samples: Int16Array): Prediction {
  let residual = Int32Array.from(samples)
  let best = { order: 0, residual, sum: sizeOf(residual, 0) }
  for (let order = 1; order <= Math.min(highestOrder, samples.length - 1); order++) {
    const next = new Int32Array(residual.length)
    for (let i = order; i < next.length; i++) next[i] = (residual[i] as number) - (residual[i - 1] as number)
    residual = next
    const sum = sizeOf(residual, order)
    if (sum < best.sum) best = { order, residual, sum }
  }
  return { order: best.order, residual: best.residual, plan: planFor(best.residual, best.order) }
}

function sizeOf(residual: Int32Array, from: number): number {
  let sum = 0
  for (let i = from; i < residual.length; i++) sum += Math.abs(residual[i] as number)
  return sum
}

function planFor(residual: Int32Array, order: number): RicePlan {
  let halvings = mostParts
  while (halvings > 0 && (residual.length % 2 ** halvings !== 0 || residual.length >> halvings <= order)) halvings--
  const parameters: number[] = []
  let bits = 0
  for (const [from, to] of partsOf(residual.length, order, halvings)) {
    const { parameter, cost } = cheapest(residual, from, to)
    parameters.push(parameter)
    bits += cost + 4
  }
  return { halvings, parameters, bits: bits + 6 }
}

function* partsOf(length: number, order: number, halvings: number): Generator<[from: number, to: number]> {
  const part = length >> halvings
  for (let from = 0; from < length; from += part) yield [from === 0 ? order : from, from + part]
}

/** The parameter near the logarithm of the mean that takes fewest bits. */
function cheapest(residual: Int32Array, from: number, to: number): { parameter: number; cost: number } {
  let sum = 0
  for (let i = from; i < to; i++) sum += folded(residual[i] as number)
  const about = Math.floor(Math.log2(Math.max(1, sum / Math.max(1, to - from))))
  let best = { parameter: 0, cost: Infinity }
  for (let near = about - 1; near <= about + 1; near++) {
    const parameter = Math.min(largestParameter, Math.max(0, near))
    let cost = (to - from) * (1 + parameter)
    for (let i = from; i < to; i++) cost += folded(residual[i] as number) >>> parameter
    if (cost < best.cost) best = { parameter, cost }
  }
  return best
}

/** Small numbers of either sign become small numbers: 0, −1, 1, −2 … */
function folded(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0
}

export function putResidual(bits: BitWriter, residual: Int32Array, order: number, plan: RicePlan): void {
  bits.put(0, 2)
  bits.put(plan.halvings, 4)
  const parameters = plan.parameters.values()
  for (const [from, to] of partsOf(residual.length, order, plan.halvings)) {
    const { value: parameter = 0 } = parameters.next()
    bits.put(parameter, 4)
    for (let i = from; i < to; i++) {
      const value = folded(residual[i] as number)
      bits.unary(value >>> parameter)
      bits.put(value, parameter)
    }
  }
}
