import { setTimeout as pause } from 'node:timers/promises'
import { circuitBreaker } from '../../speech/circuit-breaker.ts'

/** WeChat answers within a second; a person waits for this. */
const usualDeadlineMs = 5_000
const busyPauseMs = 300
const failuresToRest = 5
const restMs = 15_000
/** WeChat did nothing and asks to be asked again. */
const busy = -1

/** `wechat.40029` and the like: what WeChat said; `wechat.silent`, `wechat.garbage`, `wechat.resting`: that it said nothing. */
export class WechatFault extends Error {
  readonly code: string
  constructor(what: number | 'silent' | 'garbage' | 'resting', cause?: unknown) {
    super('wechat', { cause })
    this.name = 'WechatFault'
    this.code = `wechat.${what}`
  }
}

export interface WechatRequest {
  path: string
  query?: Record<string, string>
  /** Makes it a POST. */
  body?: object
  /** Asking twice does no harm, so that a lost answer may be asked for again. */
  repeatable?: boolean
}
export type WechatReply = Record<string, unknown>
export type WechatCall = (request: WechatRequest) => Promise<WechatReply>

/** One call with a deadline; a second one when WeChat was busy or the request is repeatable. Throws WechatFault. */
export function wechatCaller(base: string, deadlineMs = usualDeadlineMs): WechatCall {
  const breaker = circuitBreaker(failuresToRest, restMs)
  const attempt: WechatCall = async (request) => {
    if (!breaker.admit()) throw new WechatFault('resting')
    try {
      const reply = await ask(base, deadlineMs, request)
      breaker.settle('spoken')
      return reply
    } catch (error) {
      breaker.settle('failed')
      throw error
    }
  }
  return async (request) => {
    let reply: WechatReply | undefined
    try {
      reply = await attempt(request)
    } catch (error) {
      if (!request.repeatable) throw error
    }
    if (reply === undefined || reply['errcode'] === busy) {
      await pause(busyPauseMs)
      reply = await attempt(request)
    }
    const code = reply['errcode'] ?? 0
    if (code !== 0) throw new WechatFault(typeof code === 'number' ? code : 'garbage')
    return reply
  }
}

async function ask(base: string, deadlineMs: number, { path, query = {}, body }: WechatRequest): Promise<WechatReply> {
  const url = new URL(`${base}${path}`)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  let text: string
  try {
    const response = await fetch(url, {
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(deadlineMs),
    })
    text = await response.text()
  } catch (error) {
    throw new WechatFault('silent', error)
  }
  try {
    const reply: unknown = JSON.parse(text)
    if (typeof reply === 'object' && reply !== null) return reply as WechatReply
  } catch {
    // A proxy's page, half an answer: not WeChat's words.
  }
  throw new WechatFault('garbage')
}
