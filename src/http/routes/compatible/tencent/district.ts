import { z } from 'zod'
import { isUnspoken, levels } from '../../../../divisions/division-names.ts'
import type { Division, Divisions } from '../../../../divisions/divisions.ts'
import { Problem } from '../../../../kernel/errors.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { HttpWorld } from '../../../http-world.ts'
import { type Route, route } from '../../../route.ts'
import { codeOf, presentDistrict } from './places.ts'
import { location, orRefusal, outputQuery, success } from './shapes.ts'

const district = z.object({
  id: z.string(),
  name: z.string(),
  fullname: z.string(),
  pinyin: z.array(z.string()).optional(),
  location: location.optional(),
})
const found = district.extend({ level: z.int().min(1).max(4), address: z.string() })
const mostCodes = 20
/** They have provinces, cities, districts and townships; villages are ours alone. */
const deepestLevel = 4

const ask = { method: 'get', tag: 'compatible', access: { scope: 'divisions:read' } } as const
const listOf = (item: z.ZodType, example: object) =>
  orRefusal(z.object({ ...success, data_version: z.string(), result: z.array(z.array(item)) })).meta({
    examples: [
      { status: 0, message: 'ok', request_id: 'AAAAAAAAAAAAAAAAAAAAAA', data_version: '…', result: [[example]] },
    ],
  })
const chenggong = { id: '530114', name: '呈贡', fullname: '呈贡区', pinyin: ['cheng', 'gong'] }

export function districtRoutes({ divisions }: HttpWorld): Route[] {
  const answer = (items: object[]) => ({
    body: { status: 0, message: 'ok', request_id: newId(), data_version: divisions.version, result: [items] },
  })
  return [
    route({
      ...ask,
      path: '/ws/district/v1/getchildren',
      summary: 'What lies directly below a division (as Tencent’s location service)',
      query: z.object({
        id: z
          .string()
          .regex(/^(\d{6}|\d{9})?$/, 'field.format')
          .optional(),
        ...outputQuery,
      }),
      answers: { 200: { description: 'One list; without an id, the provinces', schema: listOf(district, chenggong) } },
      problems: [],
      async handle({ query: { id = '' } }) {
        const code = codeOf(id)
        if (code !== '' && divisions.get(code) === undefined) throw new Problem('division.not_found')
        return answer(childrenOf(divisions, code).map((each) => presentDistrict(divisions, each)))
      },
    }),
    route({
      ...ask,
      path: '/ws/district/v1/search',
      summary: 'Divisions by name or by code (as Tencent’s location service)',
      query: z.object({ keyword: z.string().max(200).trim().min(1), ...outputQuery }),
      answers: {
        200: {
          description: 'One list, best first',
          schema: listOf(found, { ...chenggong, level: 3, address: '云南省昆明市呈贡区' }),
        },
      },
      problems: [],
      async handle({ query: { keyword } }) {
        const hits = lookUp(divisions, keyword)
        if (hits.length === 0) throw new Problem('division.not_found')
        return answer(
          hits.map((each) => ({
            ...presentDistrict(divisions, each),
            level: levelOf(each),
            address: divisions.fullName(each.code),
          })),
        )
      },
    }),
  ]
}

/** Districts of a municipality stand right below it; what our tree has between them is no place. */
function childrenOf(divisions: Divisions, code: string): Division[] {
  return divisions
    .children(code)
    .flatMap((child) =>
      isUnspoken(child.name) && child.level === 'prefecture' ? divisions.children(child.code) : child,
    )
    .filter((child) => levelOf(child) <= deepestLevel)
}

function lookUp(divisions: Divisions, keyword: string): Division[] {
  if (!/^[\d,\s]+$/.test(keyword)) return divisions.search(keyword).filter((each) => levelOf(each) <= deepestLevel)
  const codes = keyword.split(',').map((code) => codeOf(code.trim()))
  return codes.slice(0, mostCodes).flatMap((code) => divisions.get(code) ?? [])
}

function levelOf({ level }: Division): number {
  return levels.indexOf(level) + 1
}
