import { z } from 'zod'
import { location, names, orRefusal, success } from './shapes.ts'

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

const noStreet = { street: '', street_number: '' }

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
      nation_code: '156',
      adcode: '530114',
      city_code: '156530100',
      name: '中国,云南省,昆明市,呈贡区',
    },
    confidence: 'certain',
    candidates: [{ adcode: '530114', name: '云南省昆明市呈贡区', distance: 0 }],
  },
}

export const geocoderAnswer = orRefusal(z.object({ ...success, result: z.union([reversed, geocoded]) })).meta({
  examples: [example],
})
