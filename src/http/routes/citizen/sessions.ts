import { z } from 'zod'
import { isoInYunnan } from '../../../kernel/clock.ts'
import { isMobile, tidyPhone } from '../../../kernel/phone.ts'
import { endOtherSessions, findSessions } from '../../../people/end-sessions.ts'
import { logInByWechat } from '../../../people/log-in-by-wechat.ts'
import { logInCitizen } from '../../../people/log-in-citizen.ts'
import { logOut } from '../../../people/log-out.ts'
import { presentCitizen } from '../../../people/present-citizen.ts'
import { sendSmsCode } from '../../../people/send-sms-code.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { instant } from '../../schemas.ts'
import { citizenSchema } from './me.ts'
import { wechatProblems } from './wechat.ts'

const phone = z
  .string()
  .min(1)
  .max(24)
  .meta({ examples: ['19900000001'] })
  .transform(tidyPhone)
  .refine(isMobile, 'field.phone')
const byPhone = z.strictObject({
  phone,
  code: z
    .string()
    .regex(/^\s*\d{6}\s*$/, 'field.format')
    .meta({ examples: ['123456'] })
    .transform((code) => code.trim()),
})
const byWechat = z.strictObject({ wechatCode: z.string().min(1).max(200) })

export function sessionRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/sessions/sms-code',
      tag: 'citizen',
      summary: 'Send a login code to a phone',
      access: 'public',
      body: z.strictObject({ phone }),
      answers: { 204: { description: 'On its way; the same answer for every phone' } },
      problems: ['limit.exceeded', 'message.undeliverable', 'service.unavailable'],
      async handle({ body, language }) {
        await sendSmsCode(world, body.phone, language)
        return { status: 204 }
      },
    }),
    route({
      method: 'post',
      path: '/v1/sessions',
      tag: 'citizen',
      summary: 'Log in by phone code or WeChat code',
      access: 'public',
      body: z.union([byPhone, byWechat]),
      answers: {
        200: {
          description: 'A session',
          schema: z.object({ token: z.string(), expiresAt: instant, citizen: citizenSchema }),
        },
      },
      problems: [
        'auth.code_wrong',
        'auth.code_expired',
        'wechat.login_code_invalid',
        'wechat.user_at_risk',
        ...wechatProblems,
      ],
      async handle({ body }) {
        const { token, expiresAt, citizen } =
          'wechatCode' in body
            ? await logInByWechat(world, body.wechatCode)
            : await logInCitizen(world, body.phone, body.code)
        return { body: { token, expiresAt: isoInYunnan(expiresAt), citizen: presentCitizen(world, citizen) } }
      },
    }),
    route({
      method: 'get',
      path: '/v1/sessions',
      tag: 'citizen',
      summary: 'Where I am logged in',
      access: 'session',
      answers: {
        200: {
          description: 'The latest login first',
          schema: z.object({
            items: z.array(z.object({ current: z.boolean(), createdAt: instant, expiresAt: instant })),
          }),
        },
      },
      problems: [],
      async handle({ actor }) {
        const items = (await findSessions(world, actor)).map(({ tokenHash, createdAt, expiresAt }) => ({
          current: tokenHash === actor.tokenHash,
          createdAt: isoInYunnan(createdAt),
          expiresAt: isoInYunnan(expiresAt),
        }))
        return { body: { items } }
      },
    }),
    route({
      method: 'delete',
      path: '/v1/sessions/others',
      tag: 'citizen',
      summary: 'Log out on all other phones and computers',
      access: 'session',
      answers: { 200: { description: 'How many those were', schema: z.object({ ended: z.int() }) } },
      problems: [],
      handle: async ({ actor }) => ({ body: { ended: await endOtherSessions(world, actor) } }),
    }),
    route({
      method: 'delete',
      path: '/v1/sessions/current',
      tag: 'citizen',
      summary: 'Log out',
      access: 'session',
      answers: { 204: { description: 'Logged out' } },
      problems: [],
      async handle({ actor }) {
        await logOut(world, actor)
        return { status: 204 }
      },
    }),
  ]
}
