import fc from 'fast-check'
import type { ApiDocument, Operation, Parameter } from './document.ts'
import { type Spoiling, spoilings } from './spoil.ts'
import { validValue } from './valid-value.ts'

/** What is done to a request that was good. */
export type Change =
  | { kind: 'none' }
  | { kind: 'body'; how: Spoiling }
  | { kind: 'parameter'; how: 'odd' | 'missing' | 'twice' | 'unknown' | 'long' }
  | { kind: 'shape'; how: 'cut' | 'nested' | 'media' | 'none' | 'packed' | 'huge' }
  | { kind: 'method' }

/** One request before it is known who sends it, and about which of the things that there are. */
export interface Plan {
  parameters: Record<string, unknown>
  body: unknown
  photo: number
  change: Change
  turn: number
}

const parameterWays = ['odd', 'odd', 'odd', 'missing', 'twice', 'unknown', 'long'] as const
const shapeWays = ['cut', 'nested', 'media', 'none', 'packed', 'huge'] as const

/** Plans for an operation, the same for the same seed. */
export function plansFor(operation: Operation, document: ApiDocument, seed: number, count: number): Plan[] {
  const named = document.components.schemas
  const { parameters = [], requestBody } = operation
  const [media] = Object.values(requestBody?.content ?? {})
  const invented = media === undefined ? fc.constant(undefined) : validValue(media.schema, named)
  const body =
    media?.example === undefined ? invented : fc.oneof({ weight: 2, arbitrary: fc.constant(media.example) }, invented)
  const asked = fc.record(Object.fromEntries(parameters.map((each) => [keyOf(each), validValue(each.schema, named)])), {
    requiredKeys: parameters.filter(({ required }) => required).map(keyOf),
    noNullPrototype: true,
  })
  const plan = fc.record({
    parameters: asked,
    body,
    photo: fc.nat(),
    change: changesOf(operation),
    turn: fc.nat(),
  })
  return fc.sample(plan, { seed, numRuns: count }) as Plan[]
}

export function keyOf({ in: place, name }: Parameter): string {
  return `${place} ${name}`
}

function changesOf({ parameters = [], requestBody }: Operation): fc.Arbitrary<Change> {
  const none: Change = { kind: 'none' }
  const body = fc.constantFrom(...spoilings).map((how): Change => ({ kind: 'body', how }))
  const parameter = fc.constantFrom(...parameterWays).map((how): Change => ({ kind: 'parameter', how }))
  const shape = fc.constantFrom(...shapeWays).map((how): Change => ({ kind: 'shape', how }))
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(none) },
    { weight: requestBody ? 8 : 0, arbitrary: body },
    { weight: parameters.length > 0 ? 5 : 1, arbitrary: parameter },
    { weight: requestBody ? 2 : 0, arbitrary: shape },
    { weight: 1, arbitrary: fc.constant<Change>({ kind: 'method' }) },
  )
}
