/**
 * Every problem that the service can report: its code (which is also its key in locales/<lang>/errors.json) and the
 * HTTP status it becomes. Nothing else may decide a status.
 */
export const problemStatus = {
  internal: 500,
  'request.invalid': 400,
  'request.malformed_json': 400,
  'request.malformed_multipart': 400,
  'request.too_large': 413,
  'request.media_type': 415,
  'request.not_acceptable': 406,
  'route.not_found': 404,
  'route.method_not_allowed': 405,
  'limit.exceeded': 429,
  'service.unavailable': 503,

  'auth.required': 401,
  'auth.invalid': 401,
  'auth.forbidden': 403,
  'auth.code_wrong': 401,
  'auth.code_expired': 401,
  'auth.password_wrong': 401,
  'auth.origin': 403,
  'wechat.unavailable': 503,
  'wechat.busy': 503,
  'wechat.too_often': 429,
  'wechat.login_code_invalid': 401,
  'wechat.user_at_risk': 403,
  'wechat.phone_code_invalid': 422,
  'wechat.phone_untrusted': 422,
  'wechat.phone_foreign': 422,

  'image.missing': 400,
  'image.too_large': 413,
  'image.type_unsupported': 415,
  'image.undecodable': 422,
  'image.too_small': 422,
  'card.not_found': 422,
  'card.several': 422,
  'card.wrong_side': 422,
  'ocr.busy': 429,
  'ocr.unavailable': 503,

  'audio.voice_unknown': 400,
  'audio.format_unsupported': 400,
  'audio.input_empty': 400,
  'audio.input_too_long': 400,
  'audio.too_large': 413,
  'audio.busy': 503,
  'audio.unavailable': 503,

  'coordinate.invalid': 400,
  'coordinate.swapped': 422,
  'coordinate.null_island': 422,
  'coordinate.outside_coverage': 404,
  'divisions.no_boundaries': 503,
  'division.not_found': 404,
  'division.prefix_unknown': 404,

  'service.not_found': 404,
  'service.not_fileable': 422,
  'notice.not_found': 404,
  'notice.outdated': 409,
  'notice.sentence_unknown': 422,
  'voice_pack.not_found': 404,

  'citizen.not_registered': 403,
  'citizen.id_number_taken': 409,
  'citizen.phone_taken': 409,
  'citizen.nothing_to_recover': 409,
  'citizen.cases_open': 409,
  'agreement.code_wrong': 422,
  'agreement.code_expired': 422,
  'case.not_found': 404,
  'case.not_completed': 409,
  'case.already_rated': 409,
  'case.transition_illegal': 409,
  'case.version_conflict': 409,
  'case.reopened_before': 409,
  'case.too_late': 409,
  'case.no_higher_office': 409,
  'attachment.not_found': 404,
  'draft.not_found': 404,
  'draft.too_many': 409,
  'message.not_found': 404,
  'message.undeliverable': 422,
  'idempotency.missing': 400,
  'idempotency.mismatch': 422,
  'idempotency.in_flight': 409,
} as const satisfies Record<string, number>

export type ProblemCode = keyof typeof problemStatus

/** One fault of one field: `path` as in the body (`applicant.idNumber`), `code` a key `field.*` of errors.json. */
export interface FieldFault {
  path: string
  code: FieldCode
  params?: Record<string, string | number>
  /** How the field is called, when its name is not a key of fields.json: words of a question, and of which of several. */
  called?: { label: string; item?: { label: string; number: number } }
}

export const fieldCodes = [
  'field.required',
  'field.type',
  'field.unknown',
  'field.too_short',
  'field.too_long',
  'field.too_small',
  'field.too_big',
  'field.format',
  'field.choice',
  'field.id_number_length',
  'field.id_number_date',
  'field.id_number_checksum',
  'field.phone',
  'field.name',
  'field.division_unknown',
  'field.division_level',
  'field.division_outside',
  'field.division_mismatch',
  'field.problem_unknown',
  'field.problem_needs_text',
  'field.attachment_unknown',
  'field.duplicate',
  'field.consent',
  'field.helper_missing',
  'field.agreement_own_phone',
  'field.agreement_unknown',
  'field.audio_missing',
  'field.audio_either',
  'field.audio_type',
  'field.audio_wav',
  'field.audio_broken',
  'field.audio_mixed',
  'field.audio_too_short',
  'field.audio_too_long',
  'field.marks_count',
  'field.mark_order',
  'field.mark_outside',
  'field.yes_no',
  'field.number',
  'field.money',
  'field.money_big',
  'field.money_small',
  'field.date',
  'field.month',
  'field.year',
  'field.date_future',
  'field.division_short',
  'field.list',
  'field.invoice_used',
] as const
export type FieldCode = (typeof fieldCodes)[number]

export interface ProblemDetails {
  params?: Record<string, string | number>
  errors?: FieldFault[]
  /** Seconds for the Retry-After header; 429 and 503 get one in any case. */
  retryAfter?: number
  cause?: unknown
  /** Machine-readable hints for the caller, such as a suggested coordinate. Never personal data. */
  extra?: Record<string, unknown>
}

/** The one error class of the project: thrown by code, translated at the edge. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly details: ProblemDetails
  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code, { cause: details.cause })
    this.name = 'Problem'
    this.code = code
    this.details = details
  }
  get status(): number {
    return problemStatus[this.code]
  }
}

export function invalidFields(...errors: FieldFault[]): Problem {
  return new Problem('request.invalid', { errors })
}
