import { type Face, isOfTheRoad } from '../../../face.ts'
import type { ProblemDocument } from '../../../problem.ts'

/** Global return codes of WeChat, and those of its reading of cards (101000 an address of a picture, 101001 no card). */
const errcodes: Record<string, number> = {
  'auth.required': 41001,
  'auth.invalid': 40001,
  'auth.forbidden': 48001,
  'auth.signature_missing': 48001,
  'auth.signature_wrong': 48001,
  'auth.signature_stale': 48001,
  'auth.signature_replayed': 48001,
  'limit.exceeded': 45011,
  'ocr.too_often': 45011,
  'image.address_refused': 101000,
  'image.missing': 41005,
  'request.media_type': 41005,
  'request.malformed_multipart': 41005,
  'image.too_large': 40009,
  'request.too_large': 40009,
  'image.type_unsupported': 40137,
  'image.undecodable': 101002,
  'image.too_small': 101002,
  'card.not_found': 101001,
  'card.several': 101001,
  'card.wrong_side': 101001,
}
const busy = -1
const wrongParameter = 40035
const tooFast = 45011
const dayUsedUp = 45009

/** Everything is answered with status 200 and told by `errcode`. */
export const wechatFace: Face = {
  under: '/cv/',
  keyName: 'access_token',
  problem: () => null,
  tell: (document) => ({
    status: isOfTheRoad(document) ? document.status : 200,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify({ errcode: errcodeOf(document), errmsg: document.detail, code: document.code }),
  }),
}

function errcodeOf({ code, status, limit }: ProblemDocument): number {
  if (code === 'quota.exceeded') return limit === 'callsPerMinute' ? tooFast : dayUsedUp
  // Too many cards at once is over in seconds, like everything of ours that fails.
  return errcodes[code] ?? (status >= 500 || status === 429 ? busy : wrongParameter)
}
