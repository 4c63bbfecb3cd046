import { z } from 'zod'

/** The part of the environment that is about WeChat. */
export const wechatShape = {
  WECHAT_API_BASE: z.url({ protocol: /^https?$/ }).default('https://api.weixin.qq.com'),
  WECHAT_APP_ID: z.string().min(1).optional(),
  WECHAT_APP_SECRET: z.string().min(1).optional(),
  WECHAT_TEMPLATE_ID: z.string().min(1).optional(),
}
type Env = z.output<z.ZodObject<typeof wechatShape>>

export interface WechatSettings {
  base: string
  appId: string
  appSecret: string
  /** Of the subscribe message with news; without it WeChat only logs people in. */
  templateId: string | undefined
}

/** One of the pair alone is a slip, not a wish. */
export function wechatFaults(env: Env): string[] {
  if ((env.WECHAT_APP_ID === undefined) === (env.WECHAT_APP_SECRET === undefined)) return []
  const missing = env.WECHAT_APP_ID === undefined ? 'WECHAT_APP_ID' : 'WECHAT_APP_SECRET'
  return [`${missing}: WECHAT_APP_ID and WECHAT_APP_SECRET belong together`]
}

/** Undefined when WeChat is not set up. */
export function wechatSettings(env: Env): WechatSettings | undefined {
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret } = env
  if (appId === undefined || appSecret === undefined) return undefined
  return {
    base: env.WECHAT_API_BASE.replace(/\/$/, ''),
    appId,
    appSecret,
    templateId: env.WECHAT_TEMPLATE_ID,
  }
}
