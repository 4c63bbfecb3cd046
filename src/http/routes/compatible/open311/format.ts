import type { z } from 'zod'
import type { Answer, AnswerSpec } from '../../../route.ts'
import { xmlDocument } from './xml.ts'

/** Which one stands at the end of each path, and is a route of its own. */
export const formats = ['json', 'xml'] as const
export type Format = (typeof formats)[number]

const xmlType = 'text/xml; charset=utf-8'

export function answersIn(format: Format, description: string, schema: z.ZodType): Record<number, AnswerSpec> {
  return { 200: format === 'json' ? { description, schema } : { description, contentType: xmlType } }
}

/** The same in either format; `name` is that of the XML's root. */
export function written(format: Format, name: string, value: object): Answer {
  return { body: format === 'json' ? value : xmlDocument(name, value) }
}
