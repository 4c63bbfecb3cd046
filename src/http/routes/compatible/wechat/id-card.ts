import { z } from 'zod'
import { Problem } from '../../../../kernel/errors.ts'
import type { FieldName, FieldReading } from '../../../../ocr/types.ts'
import { warningCodes } from '../../../../ocr/types.ts'
import type { HttpWorld } from '../../../http-world.ts'
import { reachOf } from '../../../reach.ts'
import { type Route, route } from '../../../route.ts'
import { maxCardBytes, readSentCard } from '../../integrator/card.ts'

const answer = z.object({
  errcode: z.literal(0),
  errmsg: z.literal('ok'),
  type: z.enum(['Front', 'Back']),
  name: z.string().optional(),
  id: z.string().optional(),
  addr: z.string().optional(),
  gender: z.string().optional(),
  nationality: z.string().optional(),
  valid_date: z.string().optional().meta({ description: '20150601-20350601, or 20150601-长期' }),
  to_check: z.array(z.string()).meta({
    description: 'Ours: fields that are left out because the person must be asked. None is told that is not sure',
  }),
  warnings: z.array(z.enum(warningCodes)).meta({ description: 'Ours: what was wrong with the photo or the card' }),
})
const refusal = z.object({ errcode: z.int(), errmsg: z.string(), code: z.string() })
type Field = Exclude<keyof z.output<typeof answer>, 'errcode' | 'errmsg' | 'type' | 'to_check' | 'warnings'>

const frontNames = { name: 'name', id: 'idNumber', addr: 'address', gender: 'sex', nationality: 'ethnicity' } as const

/** An address would let whoever has a key send us anywhere: it is refused, and nothing is fetched. */
const imageAddress = { img_url: z.string().optional().meta({ description: 'Refused with 101000' }) }

export function wechatCardRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'post',
      path: '/cv/ocr/idcard',
      tag: 'compatible',
      summary: 'Read an ID card from a photo (as WeChat’s OCR)',
      access: { scope: 'ocr:write' },
      upload: { field: 'img', maxBytes: maxCardBytes },
      refuse: (actor) => reachOf(world, actor).cards.assertRoom(),
      query: z.object({ type: z.enum(['photo', 'scan']).optional(), ...imageAddress }),
      body: z.object(imageAddress),
      answers: {
        200: {
          description: 'With `errcode` 0; every refusal has another and comes with HTTP 200 as well',
          schema: z.union([answer, refusal]).meta({ examples: [example] }),
        },
      },
      problems: [],
      async handle({ query, body, ...call }) {
        if ((query.img_url ?? body.img_url) !== undefined) throw new Problem('image.address_refused')
        const { side, fields, warnings } = await readSentCard(world, call, 'auto')
        const told = side === 'front' ? frontOf(fields) : backOf(fields)
        const sure = Object.entries(told).filter(([, value]) => value !== null)
        return {
          body: {
            errcode: 0,
            errmsg: 'ok',
            type: side === 'front' ? 'Front' : 'Back',
            ...Object.fromEntries(sure),
            to_check: Object.keys(told).filter((name) => told[name as Field] === null),
            warnings: [...new Set(warnings.map(({ code }) => code))],
          },
        }
      },
    }),
  ]
}

type Fields = Partial<Record<FieldName, FieldReading>>
/** Null: to be asked of the person. */
type Told = Partial<Record<Field, string | null>>

function sureValue(field: FieldReading | undefined): string | null {
  return field?.status === 'ok' ? field.value : null
}

function frontOf(fields: Fields): Told {
  return Object.fromEntries(Object.entries(frontNames).map(([theirs, ours]) => [theirs, sureValue(fields[ours])]))
}

function backOf({ validFrom, validTo }: Fields): Told {
  const [from, to] = [sureValue(validFrom), sureValue(validTo)]
  if (from === null || to === null) return { valid_date: null }
  const end = to === 'long-term' ? '长期' : digitsOf(to)
  return { valid_date: `${digitsOf(from)}-${end}` }
}

function digitsOf(date: string): string {
  return date.replaceAll('-', '')
}

const example = {
  errcode: 0,
  errmsg: 'ok',
  type: 'Front',
  name: '样本阿诗',
  id: '530114195603070021',
  gender: '女',
  nationality: '彝',
  to_check: ['addr'],
  warnings: [],
}
