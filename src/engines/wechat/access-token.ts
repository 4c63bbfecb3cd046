import { singleFlight } from '../../speech/single-flight.ts'
import { type WechatCall, WechatFault } from './wechat-call.ts'

/** The token is renewed this long before WeChat ends it, so that none ends on its way. */
const earlyMs = 5 * 60_000

export interface AccessToken {
  /** Throws WechatFault. */
  get(): Promise<string>
  /** WeChat refused this one (40001, 42001): the next `get` brings another. */
  forget(token: string): void
}

/** The service's own token (stable_token): one for all callers, fetched once however many ask. */
export function accessToken(
  call: WechatCall,
  appid: string,
  secret: string,
  now: () => number = Date.now,
): AccessToken {
  const join = singleFlight<string>()
  let held: { token: string; until: number } | undefined
  let refused: string | undefined

  async function fetchToken(): Promise<string> {
    const fetchFrom = (forceRefresh: boolean) =>
      call({
        path: '/cgi-bin/stable_token',
        body: { grant_type: 'client_credential', appid, secret, force_refresh: forceRefresh },
        repeatable: true,
      })
    let reply = await fetchFrom(false)
    if (reply['access_token'] === refused && refused !== undefined) reply = await fetchFrom(true)
    const { access_token: token, expires_in: seconds } = reply
    if (typeof token !== 'string' || token === '' || typeof seconds !== 'number') throw new WechatFault('garbage')
    held = { token, until: now() + seconds * 1000 }
    return token
  }

  return {
    async get() {
      if (held !== undefined && now() < held.until - earlyMs) return held.token
      return join('token', undefined, fetchToken)
    },
    forget(token) {
      refused = token
      if (held?.token === token) held = undefined
    },
  }
}
