import { z } from 'zod'
import type { Face } from '../../../face.ts'
import { xmlDocument } from './xml.ts'

/** A list of errors, in the format that the path asks for. */
export const open311Face: Face = {
  under: '/open311/',
  keyName: 'api_key',
  problem: {
    contentType: 'application/json',
    schema: z
      .array(z.object({ code: z.int(), description: z.string() }))
      .meta({ examples: [[{ code: 403, description: '您没有做这件事的权限。' }]] }),
  },
  tell({ status, detail, errors: faults = [] }, path) {
    const description = [detail, ...faults.map((fault) => `${fault.path}: ${fault.detail}`)].join(' ')
    const errors = [{ code: status, description }]
    return /\.xml\/?$/i.test(path)
      ? { status, contentType: 'text/xml; charset=utf-8', body: xmlDocument('errors', errors) }
      : { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(errors) }
  },
}
