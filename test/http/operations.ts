import { api } from '../support/api.ts'

export interface Operation {
  method: string
  path: string
  /** The path with something plausible in place of its parameters. */
  address: string
  tag: string
  isPublic: boolean
  description: string
  hasJsonBody: boolean
  isUpload: boolean
}

interface Described {
  description?: string
  tags?: string[]
  security?: unknown[]
  requestBody?: { content: Record<string, unknown> }
}

const sampleParams: Record<string, string> = {
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  serviceId: 'drinking-water',
  clientKey: 'key-1',
  code: '530114',
  prefix: '530121',
}

/** Those that tell errors as problems; the faces of other protocols are asked in `test/http/compatible`. */
export async function operations(): Promise<Operation[]> {
  return (await everyOperation()).filter(({ tag }) => tag !== 'compatible')
}

/** All that GET /openapi.json tells of. */
export async function everyOperation(): Promise<Operation[]> {
  const { json } = await api('GET', '/openapi.json')
  return Object.entries<Record<string, Described>>(json.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { description = '', tags: [tag = ''] = [], security = [], requestBody }]) => ({
        method: method.toUpperCase(),
        path,
        address: path.replace(/\{(\w+)\}/g, (_, name: string) => sampleParams[name] ?? 'x'),
        tag,
        isPublic: security.length === 0,
        description,
        hasJsonBody: requestBody?.content['application/json'] !== undefined,
        isUpload: requestBody?.content['multipart/form-data'] !== undefined,
      }),
    ),
  )
}
