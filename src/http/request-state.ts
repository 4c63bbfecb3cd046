import type { Language } from '../kernel/words.ts'
import type { Actor } from '../policies/actor.ts'

/** What the middlewares know of a request by the time a handler sees it. */
export interface RequestState {
  requestId: string
  language: Language
  actor: Actor
  /** Who it is was told by a cookie, which browsers send of themselves. */
  byCookie?: true
  /** What the browser is called in its cookie, from when it was given one. */
  browser?: string
  /** SHA-256 of the body in hexadecimal, where the caller has signed one. */
  signedBodyHash?: string
  /** The route as declared (`/v1/cases/{id}`): what logs and metrics may name; never the address itself. */
  routeName?: string
}
