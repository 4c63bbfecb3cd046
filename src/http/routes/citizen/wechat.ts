import { z } from 'zod'
import type { ProblemCode } from '../../../kernel/errors.ts'
import { acceptWechatMessage } from '../../../people/accept-wechat-message.ts'
import { addWechatPhone } from '../../../people/add-wechat-phone.ts'
import { presentCitizen } from '../../../people/present-citizen.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { citizenSchema } from './me.ts'

/** Whatever is asked of WeChat may end so. */
export const wechatProblems: ProblemCode[] = ['wechat.unavailable', 'wechat.busy', 'wechat.too_often']
const wechatCode = z.string().min(1).max(200)

export function wechatRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/me/wechat-phone',
      tag: 'citizen',
      summary: 'My phone number, as WeChat vouches for it; joins the account that it had',
      access: 'citizen',
      body: z.strictObject({ code: wechatCode.meta({ description: 'From getPhoneNumber; not the code of wx.login' }) }),
      answers: { 200: { description: 'The account', schema: citizenSchema } },
      problems: [
        'citizen.phone_taken',
        'wechat.phone_code_invalid',
        'wechat.phone_untrusted',
        'wechat.phone_foreign',
        ...wechatProblems,
      ],
      async handle({ actor, body }) {
        return { body: presentCitizen(world, await addWechatPhone(world, actor.citizenId, body.code)) }
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/wechat-messages',
      tag: 'citizen',
      summary: 'I accepted one message by WeChat (wx.requestSubscribeMessage)',
      access: 'citizen',
      body: z.strictObject({ wechatCode: wechatCode.meta({ description: 'From wx.login' }) }),
      answers: { 204: { description: 'The next news comes by WeChat' } },
      problems: ['citizen.phone_taken', 'wechat.login_code_invalid', 'wechat.user_at_risk', ...wechatProblems],
      async handle({ actor, body }) {
        await acceptWechatMessage(world, actor.citizenId, body.wechatCode)
        return { status: 204 }
      },
    }),
  ]
}
