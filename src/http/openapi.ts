import { STATUS_CODES } from 'node:http'
import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { type ProblemCode, problemStatus } from '../kernel/errors.ts'
import { stagesType } from './answer-in-stages.ts'
import { describeLimits } from './describe-limits.ts'
import { type DescribedApi, withExamples } from './examples.ts'
import { faceOf } from './faces.ts'
import type { UploadShape } from './multipart.ts'
import { problemSchema } from './problem-schema.ts'
import type { Access, AnswerSpec, Route } from './route.ts'

type SecurityScheme = { type: 'apiKey'; in: 'query'; name: string }

/** OpenAPI 3.1 of the routes, from the very schemas that guard them. */
export function describeApi(routes: Route[], version: string, baseUrl: string): object {
  const paths: ZodOpenApiPathsObject = {}
  for (const route of routes) {
    const path = paths[route.path] ?? {}
    path[route.method] = describeRoute(route)
    paths[route.path] = path
  }
  const document = createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Yunnan help',
      version,
      description: 'One photo and your ears: card, voice, place and case.',
    },
    servers: [{ url: baseUrl }],
    paths,
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, ...keysInQuery(routes) } },
  })
  return withExamples(document as unknown as DescribedApi)
}

function describeRoute(route: Route): ZodOpenApiOperationObject {
  const face = faceOf(route.path)
  const problem = face === undefined ? ownProblem : face.problem(route.path)
  const operation: ZodOpenApiOperationObject = {
    operationId: `${route.method}${route.path.replace(/[^A-Za-z0-9]+(\w)/g, (_, first: string) => first.toUpperCase()).replace(/\W/g, '')}`,
    summary: route.summary,
    tags: [route.tag],
    responses: {},
    security: route.access === 'public' ? [] : [{ bearer: [] }, ...(face?.keyName ? [{ [face.keyName]: [] }] : [])],
    description: [describeAccess(route.access), ...describeLimits(route)].join(' '),
  }
  const requestParams: NonNullable<ZodOpenApiOperationObject['requestParams']> = {}
  if (route.params) requestParams.path = route.params as z.ZodObject
  if (route.query) requestParams.query = route.query as z.ZodObject
  if (route.headers) requestParams.header = route.headers
  if (Object.keys(requestParams).length > 0) operation.requestParams = requestParams
  if (route.upload) {
    const fields = route.body instanceof z.ZodObject ? route.body.shape : {}
    operation.requestBody = {
      required: true,
      content: { 'multipart/form-data': { schema: z.object({ ...filesOf(route.upload), ...fields }) } },
    }
  } else if (route.body) {
    operation.requestBody = { required: true, content: { 'application/json': { schema: route.body } } }
  }
  for (const [status, answer] of Object.entries(route.answers)) {
    operation.responses[status as '200'] = {
      description: answer.description,
      ...(answer.schema ? { content: { 'application/json': { schema: answer.schema }, ...inStages(answer) } } : {}),
      ...(answer.contentType
        ? { content: Object.fromEntries([answer.contentType, ...(answer.alsoTypes ?? [])].map(asFile)) }
        : {}),
    }
  }
  // Where they come with status 200 there is nothing to tell by status.
  if (problem === null) return operation
  for (const [status, codes] of problemsByStatus(route)) {
    operation.responses[String(status) as '400'] ??= {
      description: `${STATUS_CODES[status]}: ${codes.map((code) => `\`${code}\``).join(', ')}`,
      content: { [problem.contentType]: { schema: problem.schema } },
    }
  }
  return operation
}

/** The document has no word for a stream of lines: the schema is that of one line. */
function inStages({ schema, stage }: AnswerSpec): Record<string, { schema: z.ZodType }> {
  if (schema === undefined || stage === undefined) return {}
  const last = [
    z.strictObject({ answer: schema }),
    z.strictObject({ problem: problemSchema, retryAfter: z.int().optional().meta({ description: 'Seconds' }) }),
  ] as const
  const line = z.union([stage, ...last]).meta({
    description:
      'Asked for by `Accept: application/x-ndjson`. One JSON object a line: each stage as it begins, then one line with the answer, or with the problem and its status within. What is refused before the first stage is answered by its own status. Closing the connection stops the work.',
  })
  return { [stagesType]: { schema: line } }
}

function asFile(contentType: string): [string, { schema: z.ZodType }] {
  const isDocument = contentType === 'application/json'
  return [contentType, { schema: isDocument ? z.looseObject({}) : z.string().meta({ format: 'binary' }) }]
}

const ownProblem = { contentType: 'application/problem+json', schema: problemSchema }

/** Keys that other protocols have in the address. */
function keysInQuery(routes: Route[]): Record<string, SecurityScheme> {
  const names = new Set(routes.flatMap(({ path }) => faceOf(path)?.keyName ?? []))
  return Object.fromEntries([...names].map((name) => [name, { type: 'apiKey', in: 'query', name }]))
}

function filesOf({ field, parts = 0 }: UploadShape): z.ZodRawShape {
  const file = z.string().meta({ format: 'binary' })
  if (parts === 0) return { [field]: file }
  const part = file
    .optional()
    .meta({ format: 'binary', description: `and so on, to \`${field}.${parts - 1}\` at most` })
  return { [field]: file.optional().meta({ format: 'binary' }), [`${field}.0`]: part }
}

/** Of whoever calls with a token, wherever. */
const everywhere: ProblemCode[] = [
  'auth.invalid',
  'auth.signature_missing',
  'auth.signature_wrong',
  'auth.signature_stale',
  'auth.signature_replayed',
  'limit.exceeded',
  'quota.exceeded',
  'service.unavailable',
]

function problemsByStatus(route: Route): [number, string[]][] {
  const codes = new Set<ProblemCode>([...route.problems, ...everywhere])
  if (route.access !== 'public') codes.add('auth.required').add('auth.forbidden')
  if (route.body || route.query || route.params) codes.add('request.invalid')
  if (route.body) codes.add('request.media_type').add('request.too_large')
  if (route.body && !route.upload) codes.add('request.malformed_json')
  const byStatus = new Map<number, string[]>()
  for (const code of codes) {
    const status = problemStatus[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return [...byStatus].sort(([a], [b]) => a - b)
}

function describeAccess(access: Access): string {
  if (access === 'public') return 'Open to everyone, limited by address.'
  if (typeof access === 'object') return `A session, or an API key with the scope \`${access.scope}\`.`
  return {
    citizen: "A citizen's session.",
    staff: "A member of staff's session.",
    session: "A citizen's or staff session.",
  }[access]
}
