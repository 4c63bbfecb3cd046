import type { Wechat } from '../../cases/wechat-port.ts'
import { Problem, type ProblemCode } from '../../kernel/errors.ts'
import type { Log } from '../../kernel/log.ts'
import type { Seals } from '../../kernel/seal.ts'
import type { WechatSettings } from '../../wechat-settings.ts'
import { accessToken } from './access-token.ts'
import { dateValue, fitValue } from './template-values.ts'
import { trustedPhone } from './trusted-phone.ts'
import { type WechatCall, WechatFault, type WechatReply, wechatCaller } from './wechat-call.ts'

const perMinuteSeconds = 60

/** What WeChat's codes mean everywhere; each call adds its own. All others are the operator's to mend. */
const meanings: Record<string, ProblemCode> = {
  'wechat.-1': 'wechat.busy',
  'wechat.45011': 'wechat.too_often',
  'wechat.45009': 'wechat.too_often',
}
const tokenRefused = ['wechat.40001', 'wechat.42001', 'wechat.40014']

/** WeChat's server API for the mini-program; news go by a template of thing1 (matter), phrase2 (progress), date3. */
export function wechat(settings: WechatSettings, seals: Seals, log: Log, deadlineMs?: number): Wechat {
  const { appId, appSecret, templateId } = settings
  const call = wechatCaller(settings.base, deadlineMs)
  const token = accessToken(call, appId, appSecret)
  /** An openid leaves the adapter as its blind index, or sealed for the one account of that index. */
  const placeOf = (openidHash: string) => `wechat_grants.sealed_openid:${openidHash}`

  async function telling<T>(own: Record<string, ProblemCode>, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof WechatFault)) throw error
      const code = own[error.code] ?? meanings[error.code] ?? 'wechat.unavailable'
      if (code === 'wechat.unavailable') log.error('wechat does not serve us', { code: error.code })
      throw new Problem(code, {
        cause: error,
        ...(code === 'wechat.too_often' ? { retryAfter: perMinuteSeconds } : {}),
      })
    }
  }

  /** With our token; a token that was refused is replaced once: the call was not carried out. */
  const callWithToken: WechatCall = async (request): Promise<WechatReply> => {
    const attempt = async () => {
      const used = await token.get()
      try {
        return await call({ ...request, query: { access_token: used } })
      } catch (error) {
        if (error instanceof WechatFault && tokenRefused.includes(error.code)) token.forget(used)
        throw error
      }
    }
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof WechatFault && tokenRefused.includes(error.code))) throw error
      return attempt()
    }
  }

  return {
    canTell: templateId !== undefined,
    identify: (code) =>
      telling({ 'wechat.40029': 'wechat.login_code_invalid', 'wechat.40226': 'wechat.user_at_risk' }, async () => {
        const { openid } = await call({
          path: '/sns/jscode2session',
          query: { appid: appId, secret: appSecret, js_code: code, grant_type: 'authorization_code' },
        })
        if (typeof openid !== 'string' || openid === '') throw new WechatFault('garbage')
        const openidHash = seals.blindIndex(`openid ${appId}`, openid)
        return { openidHash, sealedOpenid: seals.seal(openid, placeOf(openidHash)) }
      }),
    phoneOf: (code) =>
      telling({ 'wechat.40029': 'wechat.phone_code_invalid' }, async () => {
        const reply = await callWithToken({ path: '/wxa/business/getuserphonenumber', body: { code } })
        // By the machine's own time: WeChat knows nothing of a demonstration's clock.
        return trustedPhone(reply['phone_info'], appId, new Date())
      }),
    tell: ({ openidHash, sealedOpenid }, { matter, progress, at }) =>
      telling({ 'wechat.40003': 'message.undeliverable', 'wechat.43101': 'message.undeliverable' }, async () => {
        if (templateId === undefined) throw new Problem('message.undeliverable')
        await callWithToken({
          path: '/cgi-bin/message/subscribe/send',
          body: {
            touser: seals.open(sealedOpenid, placeOf(openidHash)),
            template_id: templateId,
            page: 'pages/cases/cases',
            lang: 'zh_CN',
            data: {
              thing1: { value: fitValue('thing', matter) },
              phrase2: { value: fitValue('phrase', progress) },
              date3: { value: dateValue(at) },
            },
          },
        })
      }),
  }
}
