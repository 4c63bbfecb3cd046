import { z } from 'zod'
import { invalidFields, Problem } from '../../../../kernel/errors.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { HttpWorld } from '../../../http-world.ts'
import { type Route, route } from '../../../route.ts'
import { adcodeOf, locationOf, namesOf, tencentSystem } from './places.ts'
import { location, names, orRefusal, outputQuery, success } from './shapes.ts'

const components = names.extend({ street: z.string(), street_number: z.string() })
const adInfo = names.extend({
  nation_code: z.string(),
  adcode: z.string(),
  city_code: z.string(),
  name: z.string(),
  location: location.optional(),
})

const reversed = z.object({
  location,
  address: z.string(),
  formatted_addresses: z.object({ recommend: z.string(), rough: z.string() }),
  address_component: components,
  ad_info: adInfo,
  confidence: z.enum(['certain', 'probable', 'ambiguous']).meta({ description: 'Ours: ask the person when ambiguous' }),
  candidates: z
    .array(z.object({ adcode: z.string(), name: z.string(), distance: z.number() }))
    .meta({ description: 'Ours: every county that it could be, nearest first, in metres' }),
})
const geocoded = z.object({
  title: z.string(),
  location,
  ad_info: z.object({ adcode: z.string(), division_code: z.string().meta({ description: 'Ours: the whole code' }) }),
  address_components: components,
  similarity: z.number(),
  deviation: z.literal(-1).meta({ description: 'No nearer than the county' }),
  reliability: z.int().meta({ description: '9: surely this county; 5: a name was mended or left out' }),
  level: z.literal(2).meta({ description: 'A county' }),
})

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
        address: z.string().trim().min(1).max(200).optional(),
        ...outputQuery,
      }),
      answers: {
        200: {
          description: 'With `status` 0; every refusal has another status and comes with HTTP 200 as well',
          schema: orRefusal(z.object({ ...success, result: z.union([reversed, geocoded]) })).meta({
            examples: [example],
          }),
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

const example = {
  status: 0,
  message: 'ok',
  request_id: 'AAAAAAAAAAAAAAAAAAAAAA',
  result: {
    location: { lat: 24.885, lng: 102.821 },
    address: '云南省昆明市呈贡区',
    formatted_addresses: { recommend: '云南省昆明市呈贡区', rough: '云南省昆明市呈贡区' },
    address_component: { nation: '中国', province: '云南省', city: '昆明市', district: '呈贡区', ...noStreet },
    ad_info: {
      nation: '中国',
      province: '云南省',
      city: '昆明市',
      district: '呈贡区',
      nation_code: chinaCode,
      adcode: '530114',
      city_code: '156530100',
      name: '中国,云南省,昆明市,呈贡区',
    },
    confidence: 'certain',
    candidates: [{ adcode: '530114', name: '云南省昆明市呈贡区', distance: 0 }],
  },
}
