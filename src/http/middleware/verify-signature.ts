import type { Middleware } from 'koa'
import type { CheckSignature } from '../../clients/check-signature.ts'
import type { RequestState } from '../request-state.ts'

/**
 * Who signed the call of a key, before its body is read: the signature holds a hash of the body, against which the guard
 * holds the body itself once it is there.
 */
export function verifySignature(checkSignature: CheckSignature): Middleware<RequestState> {
  return async (ctx, next) => {
    const { actor } = ctx.state
    if (actor.kind !== 'client') return next()
    const signature = ctx.get('x-signature')
    const bodyHash = ctx.get('x-content-sha256')
    const signed = {
      method: ctx.method,
      target: ctx.originalUrl,
      timestamp: ctx.get('x-signature-timestamp'),
      nonce: ctx.get('x-signature-nonce'),
      bodyHash,
    }
    await checkSignature(actor, signed, signature)
    if (signature !== '') ctx.state.signedBodyHash = bodyHash
    return next()
  }
}
