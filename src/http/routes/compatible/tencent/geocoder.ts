import { z } from 'zod'
import { invalidFields, Problem } from '../../../../kernel/errors.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { HttpWorld } from '../../../http-world.ts'
import { type Route, route } from '../../../route.ts'
import { geocoderAnswer } from './geocoder-shapes.ts'
import { adcodeOf, locationOf, namesOf, tencentSystem } from './places.ts'
import { outputQuery } from './shapes.ts'

const latLng = z
  .string()
  .regex(/^\s*-?\d{1,3}(\.\d+)?\s*,\s*-?\d{1,3}(\.\d+)?\s*$/, 'field.format')
  .meta({ description: 'Latitude, longitude in GCJ-02', examples: ['24.885,102.821'] })

const reliabilities = { certain: 9, probable: 5 }
const noStreet = { street: '', street_number: '' }
const chinaCode = '156'

/** Both directions stand at one address there. */
export function geocoderRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'get',
      path: '/ws/geocoder/v1/',
      tag: 'compatible',
      summary: 'The county of a position, or a point in the county of an address (as Tencent’s location service)',
      access: { scope: 'divisions:read' },
      query: z.object({
        location: latLng.optional(),
        address: z.string().max(200).trim().min(1).optional(),
        ...outputQuery,
      }),
      answers: {
        200: {
          description: 'With `status` 0; every refusal has another status and comes with HTTP 200 as well',
          schema: geocoderAnswer,
        },
      },
      problems: [],
      async handle({ query: { location, address } }) {
        if (location !== undefined && address !== undefined)
          throw invalidFields({ path: 'location', code: 'field.unknown' })
        if (location !== undefined) return answer(reverse(world, location))
        if (address === undefined) throw invalidFields({ path: 'location', code: 'field.required' })
        return answer(geocode(world, address))
      },
    }),
  ]
}

function answer(result: object) {
  return { body: { status: 0, message: 'ok', request_id: newId(), result } }
}

function reverse({ divisions }: HttpWorld, text: string) {
  const [latitude = Number.NaN, longitude = Number.NaN] = text.split(',').map(Number)
  const resolution = divisions.resolve({ longitude, latitude, coordType: tencentSystem })
  const named = namesOf(resolution.path)
  const { code } = resolution
  const fullName = divisions.fullName(code)
  const point = divisions.pointIn(code, tencentSystem)
  return {
    location: { lat: latitude, lng: longitude },
    address: fullName,
    formatted_addresses: { recommend: fullName, rough: fullName },
    address_component: { ...named, ...noStreet },
    ad_info: {
      ...named,
      nation_code: chinaCode,
      adcode: code,
      city_code: `${chinaCode}${adcodeOf(code.slice(0, 4))}`,
      name: Object.values(named).join(','),
      ...(point === undefined ? {} : { location: locationOf(point) }),
    },
    confidence: resolution.confidence,
    candidates: resolution.candidates.map((each) => ({
      adcode: each.code,
      name: divisions.fullName(each.code),
      distance: each.distanceM,
    })),
  }
}

/** Throws `division.not_found`, `address.ambiguous`, `division.no_point`: nothing wider than a county has a point. */
function geocode({ divisions }: HttpWorld, address: string) {
  const { code, path, confidence } = divisions.parseAddress(address)
  if (confidence === 'ambiguous') throw new Problem('address.ambiguous')
  if (code === null || confidence === 'none') throw new Problem('division.not_found')
  const county = code.slice(0, 6)
  const point = divisions.pointIn(county, tencentSystem)
  if (point === undefined) throw new Problem('division.no_point')
  return {
    title: divisions.fullName(code),
    location: locationOf(point),
    ad_info: { adcode: county, division_code: code },
    address_components: { ...namesOf(path), ...noStreet },
    similarity: confidence === 'certain' ? 1 : 0.8,
    deviation: -1,
    reliability: reliabilities[confidence],
    level: 2,
  }
}
