import { z } from 'zod'
import type { Face } from '../../../face.ts'
import { xmlDocument } from './xml.ts'

const errorList = z
  .array(z.object({ code: z.int(), description: z.string() }))
  .meta({ examples: [[{ code: 403, description: '您没有做这件事的权限。' }]] })
const asJson = { contentType: 'application/json', schema: errorList }
const asXml = { contentType: 'text/xml', schema: z.string() }
const isXml = (path: string) => /\.xml\/?$/i.test(path)

/** A list of errors, in the format that the path asks for. */
export const open311Face: Face = {
  under: '/open311/',
  keyName: 'api_key',
  problem: (path) => (isXml(path) ? asXml : asJson),
  tell({ status, detail, errors: faults = [] }, path) {
    const description = [detail, ...faults.map((fault) => `${fault.path}: ${fault.detail}`)].join(' ')
    const errors = [{ code: status, description }]
    return isXml(path)
      ? { status, contentType: 'text/xml; charset=utf-8', body: xmlDocument('errors', errors) }
      : { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(errors) }
  },
}
