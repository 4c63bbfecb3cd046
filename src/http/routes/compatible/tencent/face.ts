import { type Face, isOfTheRoad } from '../../../face.ts'
import type { ProblemDocument } from '../../../problem.ts'

/** https://lbs.qq.com/service/webService/webServiceGuide/status */
const statuses: Record<string, number> = {
  'auth.required': 301,
  'auth.invalid': 190,
  'auth.forbidden': 113,
  'auth.signature_missing': 111,
  'auth.signature_wrong': 111,
  'auth.signature_stale': 111,
  'auth.signature_replayed': 111,
  'limit.exceeded': 120,
  'coordinate.invalid': 310,
  'coordinate.swapped': 348,
  'coordinate.null_island': 347,
  'coordinate.outside_coverage': 347,
  'division.not_found': 347,
  'division.no_point': 347,
  'address.ambiguous': 347,
}
const missing = 300
const wrong = 310
/** Of a minute; theirs is of a second. */
const tooFast = 120
const dayUsedUp = 121
const oursToMend = 500

/** Everything is answered with status 200 and told by `status` in the body. */
export const tencentFace: Face = {
  under: '/ws/',
  keyName: 'key',
  problem: () => null,
  tell: (document) => ({
    status: isOfTheRoad(document) ? document.status : 200,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify({ status: statusOf(document), message: messageOf(document), code: document.code }),
  }),
}

function statusOf({ code, status, errors = [], limit }: ProblemDocument): number {
  if (code === 'quota.exceeded') return limit === 'callsPerMinute' ? tooFast : dayUsedUp
  if (code === 'request.invalid') return errors.some((fault) => fault.code === 'field.required') ? missing : wrong
  return statuses[code] ?? (status >= 500 ? oursToMend : wrong)
}

function messageOf({ detail, errors = [] }: ProblemDocument): string {
  return [detail, ...errors.map((fault) => `${fault.path}: ${fault.detail}`)].join(' ')
}
