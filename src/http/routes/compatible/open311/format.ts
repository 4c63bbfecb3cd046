import { z } from 'zod'
import type { Answer } from '../../../route.ts'
import { xmlDocument } from './xml.ts'

export const format = z.enum(['json', 'xml'])
export type Format = z.output<typeof format>

/** The answer as JSON, or the same as text in XML. */
export function inEither(schema: z.ZodType) {
  return z.union([schema, z.string().meta({ description: 'XML with the element names of GeoReport v2' })])
}

export function written(asked: Format, name: string, value: object): Answer {
  if (asked === 'json') return { body: value }
  return { body: xmlDocument(name, value), headers: { 'Content-Type': 'text/xml; charset=utf-8' } }
}
