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
  'quota.exceeded': 429,
  'service.unavailable': 503,

  'auth.required': 401,
  'auth.invalid': 401,
  'auth.forbidden': 403,
  'auth.code_wrong': 401,
  'auth.code_expired': 401,
  'auth.password_wrong': 401,
  'auth.totp_required': 401,
  'auth.totp_wrong': 401,
  'auth.tried_too_often': 429,
  'staff.not_found': 404,
  'staff.name_taken': 409,
  'staff.roles_exclude': 409,
  'staff.not_oneself': 403,
  'grant.not_found': 404,
  'task.not_found': 404,
  'task.settled': 409,
  'task.account_moved': 409,
  'task.asker_registered': 409,
  'task.tried_too_often': 429,
  'minor_access.not_found': 404,
  'minor_access.needless': 409,
  'penalty.not_found': 404,
  'penalty.open': 409,
  'penalty.step_illegal': 409,
  'penalty.defence_runs': 409,
  'penalty.hearing_first': 409,
  'penalty.too_late': 409,
  'penalty.minor': 409,
  'office.exists': 409,
  'office.has_cases': 409,
  'office.last_resort': 409,
  'auth.origin': 403,
  'auth.form': 403,
  'auth.cookies': 403,
  'auth.signature_missing': 401,
  'auth.signature_wrong': 401,
  'auth.signature_stale': 401,
  'auth.signature_replayed': 401,
  'api_client.not_found': 404,
  'api_client.name_taken': 409,
  'api_key.not_found': 404,
  'api_key.too_many': 409,
  'webhook.not_found': 404,
  'webhook.too_many': 409,
  'webhook.off': 409,
  'webhook.queue_full': 409,
  'webhook_delivery.not_found': 404,
  'wechat.unavailable': 503,
  'wechat.busy': 503,
  'wechat.too_often': 429,
  'wechat.login_code_invalid': 401,
  'wechat.user_at_risk': 403,
  'wechat.phone_code_invalid': 422,
  'wechat.phone_untrusted': 422,
  'wechat.phone_foreign': 422,

  'image.missing': 400,
  'image.address_refused': 400,
  'image.too_large': 413,
  'image.type_unsupported': 415,
  'image.undecodable': 422,
  'image.too_small': 422,
  'card.not_found': 422,
  'card.several': 422,
  'card.wrong_side': 422,
  'ocr.busy': 429,
  'ocr.too_often': 429,
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
  'division.no_point': 404,
  'address.ambiguous': 422,

  'service.not_found': 404,
  'promise.not_found': 404,
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
  'agreement.day_limit': 429,
  'case.not_found': 404,
  'report.by_citizens_only': 403,
  'case.not_completed': 409,
  'case.already_rated': 409,
  'case.transition_illegal': 409,
  'case.version_conflict': 409,
  'case.materials_asked': 409,
  'case.returned_before': 409,
  'case.extended_before': 409,
  'case.not_transferred': 409,
  'case.opinion_unfit': 409,
  'case.four_eyes': 403,
  'case.publicity_needed': 409,
  'case.publicity_runs': 409,
  'case.merge_unfit': 409,
  'case.no_statutory_clock': 409,
  'case.same_office': 409,
  'office.not_found': 404,
  'rectification.not_open': 409,
  'rectification.call_first': 409,
  'public_notice.not_found': 404,
  'case.reopened_before': 409,
  'case.too_late': 409,
  'case.no_higher_office': 409,
  'attachment.not_found': 404,
  'attachment.too_many': 422,
  'attachment.too_many_in_all': 422,
  'consent.not_found': 404,
  'consent.not_withdrawable': 409,
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
  'field.fine_bounds',
  'field.format',
  'field.choice',
  'field.id_number_length',
  'field.id_number_date',
  'field.id_number_checksum',
  'field.id_number_differs',
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
  'field.consent_purpose',
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
  'field.date_order',
  'field.account_unknown',
  'field.division_short',
  'field.list',
  'field.invoice_used',
  'field.https_address',
  'field.public_address',
  'field.event_scope',
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
