import { z } from 'zod'
import type { Face } from '../../../face.ts'
import type { ProblemDocument } from '../../../problem.ts'
import { problemSchema } from '../../../problem-schema.ts'

const types: Record<number, string> = {
  401: 'authentication_error',
  403: 'permission_error',
  429: 'rate_limit_error',
}

/** Which parameter a refusal without faults of fields is about. */
const params: Record<string, string> = {
  'audio.voice_unknown': 'voice',
  'audio.format_unsupported': 'response_format',
  'audio.input_empty': 'input',
  'audio.input_too_long': 'input',
}

/** Our own problem with OpenAI's `error` inside: the clients of either find what they look for in one body. */
export const openaiFace: Face = {
  under: '/v1/audio/',
  problem: () => ({
    contentType: 'application/problem+json',
    schema: problemSchema.extend({
      error: z.object({
        message: z.string(),
        type: z.string(),
        param: z.string().nullable(),
        code: z.string(),
      }),
    }),
  }),
  tell: (document) => ({
    status: document.status,
    contentType: 'application/problem+json; charset=utf-8',
    body: JSON.stringify({ ...document, error: errorOf(document) }),
  }),
}

function errorOf({ status, detail, code, errors = [] }: ProblemDocument) {
  return {
    message: [detail, ...errors.map((fault) => `${fault.path}: ${fault.detail}`)].join(' '),
    type: types[status] ?? (status >= 500 ? 'server_error' : 'invalid_request_error'),
    param: errors[0]?.path ?? params[code] ?? null,
    code,
  }
}
