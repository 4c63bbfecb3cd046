import type { Language } from '../kernel/words.ts'
import type { Actor } from '../policies/actor.ts'

/** What the middlewares know of a request by the time a handler sees it. */
export interface RequestState {
  requestId: string
  language: Language
  actor: Actor
  /** SHA-256 of the body in hexadecimal, where the caller has signed one. */
  signedBodyHash?: string
  /** The route as declared (`/v1/cases/{id}`): what logs and metrics may name; never the address itself. */
  routeName?: string
}
