import type { Problem } from '../kernel/errors.ts'
import type { Language } from '../kernel/words.ts'
import type { Actor } from '../policies/actor.ts'
import type { ProblemDocument } from './problem.ts'

/** What was thrown, as it is told. */
export interface ToldProblem {
  problem: Problem
  document: ProblemDocument
  /** Seconds after which it may be tried again. */
  retryAfter: number | undefined
}

/** What the middlewares know of a request by the time a handler sees it. */
export interface RequestState {
  requestId: string
  language: Language
  actor: Actor
  /** How a failure is told; logs it where it is a fault of ours. */
  explain(error: unknown): ToldProblem
  /** Who it is was told by a cookie, which browsers send of themselves. */
  byCookie?: true
  /** What the browser is called in its cookie, from when it was given one. */
  browser?: string
  /** SHA-256 of the body in hexadecimal, where the caller has signed one. */
  signedBodyHash?: string
  /** The route as declared (`/v1/cases/{id}`): what logs and metrics may name; never the address itself. */
  routeName?: string
}
