import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What goes wrong: an errcode, or something that no errcode tells. */
export type WechatFaultKind = number | 'drop' | 'garbage' | 'html' | 'silence'
export type WechatPath = 'session' | 'token' | 'phone' | 'message'

export interface WechatStandIn {
  base: string
  appId: string
  appSecret: string
  /** Faults of the next calls, first first; each is used once. */
  faults: Record<WechatPath, WechatFaultKind[]>
  /** How often each was called. */
  calls: Record<WechatPath, number>
  /** Messages that were sent, as the phone got them. */
  sent: { touser: string; template_id: string; data: Record<string, { value: string }> }[]
  /** A code of wx.login for this person; good once. */
  loginCode(openid: string): string
  /** A code of getPhoneNumber; `mark` changes the watermark or the country. */
  phoneCode(phone: string, mark?: { appid?: string; ageSeconds?: number; countryCode?: string | number }): string
  /** Messages that this person accepted and did not get yet. */
  accept(openid: string, count?: number): void
  /** All tokens that were given out are over. */
  endTokens(): void
  close(): Promise<void>
}

const paths: Record<string, WechatPath> = {
  '/sns/jscode2session': 'session',
  '/cgi-bin/stable_token': 'token',
  '/wxa/business/getuserphonenumber': 'phone',
  '/cgi-bin/message/subscribe/send': 'message',
}
const longest: Record<string, number> = { thing: 20, phrase: 5, date: 20 }

/** WeChat's server API as a mini-program's server sees it: codes that are good once, tokens that end, its errcodes. */
export async function wechatStandIn(): Promise<WechatStandIn> {
  const appId = 'wx0000000000000001'
  const appSecret = 'secret-of-the-stand-in'
  const logins = new Map<string, string>()
  const phones = new Map<string, object>()
  const accepted = new Map<string, number>()
  let tokens = 0
  let codes = 0
  let token = ''

  const answers: Record<WechatPath, (query: URLSearchParams, body: never) => object> = {
    session(query) {
      if (query.get('appid') !== appId) return { errcode: 40013, errmsg: 'invalid appid' }
      if (query.get('secret') !== appSecret) return { errcode: 40125, errmsg: 'invalid appsecret' }
      const openid = logins.get(query.get('js_code') ?? '')
      if (openid === undefined) return { errcode: 40029, errmsg: 'invalid code' }
      logins.delete(query.get('js_code') ?? '')
      return { openid, session_key: 'c2Vzc2lvbiBrZXk=' }
    },
    token(_query, body: { secret: string; force_refresh: boolean }) {
      if (body.secret !== appSecret) return { errcode: 40125, errmsg: 'invalid appsecret' }
      if (token === '' || body.force_refresh) token = `token-${++tokens}`
      return { access_token: token, expires_in: 7200 }
    },
    phone(query, body: { code: string }) {
      if (query.get('access_token') !== token) return { errcode: 40001, errmsg: 'invalid credential' }
      const phone_info = phones.get(body.code)
      if (phone_info === undefined) return { errcode: 40029, errmsg: 'invalid code' }
      phones.delete(body.code)
      return { errcode: 0, errmsg: 'ok', phone_info }
    },
    message(query, body: WechatStandIn['sent'][number]) {
      if (query.get('access_token') !== token) return { errcode: 40001, errmsg: 'invalid credential' }
      for (const [name, { value }] of Object.entries(body.data)) {
        const bound = longest[name.replace(/\d+$/, '')]
        if (bound === undefined || value.length > bound || value === '')
          return { errcode: 47003, errmsg: `argument invalid! data.${name}.value invalid` }
      }
      const left = accepted.get(body.touser) ?? 0
      if (left === 0) return { errcode: 43101, errmsg: 'user refuse to accept the msg' }
      accepted.set(body.touser, left - 1)
      standIn.sent.push(body)
      return { errcode: 0, errmsg: 'ok' }
    },
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://stand-in')
    const path = paths[url.pathname]
    const body = await text(request)
    if (path === undefined) return void response.writeHead(404).end()
    standIn.calls[path]++
    const fault = standIn.faults[path].shift()
    if (fault === 'silence') return
    if (fault === 'drop') return void request.socket.destroy()
    if (fault === 'html') return void response.writeHead(502).end('<html>Bad Gateway</html>')
    if (fault === 'garbage') return void response.end('{"openid":')
    const told =
      fault === undefined
        ? answers[path](url.searchParams, (body === '' ? {} : JSON.parse(body)) as never)
        : { errcode: fault, errmsg: 'as the test wished' }
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(told))
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const standIn: WechatStandIn = {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    appId,
    appSecret,
    faults: { session: [], token: [], phone: [], message: [] },
    calls: { session: 0, token: 0, phone: 0, message: 0 },
    sent: [],
    loginCode(openid) {
      const code = `login-${++codes}`
      logins.set(code, openid)
      return code
    },
    phoneCode(phone, { appid = appId, ageSeconds = 0, countryCode = 86 } = {}) {
      const code = `phone-${++codes}`
      const timestamp = Math.floor(Date.now() / 1000) - ageSeconds
      phones.set(code, { phoneNumber: phone, purePhoneNumber: phone, countryCode, watermark: { timestamp, appid } })
      return code
    },
    accept(openid, count = 1) {
      accepted.set(openid, (accepted.get(openid) ?? 0) + count)
    },
    endTokens() {
      token = 'ended'
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return standIn
}
