import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { WechatFault } from './wechat-call.ts'

/** A code lives five minutes; a watermark much older comes from somewhere else. Clocks may differ by a minute. */
const oldestMs = 6 * 60_000
const aheadMs = 60_000

const phoneInfo = z.object({
  purePhoneNumber: z.string(),
  countryCode: z.union([z.string(), z.number()]).transform(String),
  watermark: z.object({ timestamp: z.number(), appid: z.string() }),
})

/**
 * The number in WeChat's answer, once its watermark (seconds) is of this app and of now. Throws
 * `wechat.phone_untrusted`, `wechat.phone_foreign`.
 */
export function trustedPhone(answer: unknown, appId: string, now: Date): string {
  const parsed = phoneInfo.safeParse(answer)
  if (!parsed.success) throw new WechatFault('garbage')
  const { purePhoneNumber, countryCode, watermark } = parsed.data
  const ageMs = now.getTime() - watermark.timestamp * 1000
  if (watermark.appid !== appId || ageMs > oldestMs || ageMs < -aheadMs) throw new Problem('wechat.phone_untrusted')
  if (countryCode !== '86' || !/^1[3-9]\d{9}$/.test(purePhoneNumber)) throw new Problem('wechat.phone_foreign')
  return purePhoneNumber
}
