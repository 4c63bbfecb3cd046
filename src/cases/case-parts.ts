export type { LocalClocks } from '../catalogue/local-clocks.ts'
export type { Answers } from '../catalogue/questions/types.ts'
export type { ServiceClocks } from '../catalogue/types.ts'
export type { PlaceFinding } from '../divisions/compare-places.ts'

/** The parts of a case that are stored as they were filed. */
export interface Applicant {
  name: string
  idNumber: string
  phone: string
}
export interface Helper {
  name: string
  phone: string
  relationship: string
}
/**
 * How the applicant says yes to being helped, as it is filed: by the code that they were sent, or at a visit. Whom staff
 * found in need is not asked first: instead staff tell how they found them and why they file.
 */
export type AgreementInput =
  | { kind: 'code'; agreementId: string }
  | ({ kind: 'visit' } & Visit)
  | ({ kind: 'found' } & Found)
export interface Visit {
  /** `2026-11-23` */
  on: string
  place: string
  /** Who was there. */
  people: string
}
/** Words under `cases:found.<how>`. */
export const foundWays = ['visit', 'told', 'hotline', 'records', 'other'] as const
export interface Found {
  how: (typeof foundWays)[number]
  /** Why this person needs help, in the words of who found them. */
  reason: string
}
/** Characters. Two or three sentences, which the applicant hears. */
export const mostReason = 500
/** As it is kept, instants in ISO 8601. `open`: to be confirmed by staff; so is a visit, until `confirmedAt`. */
export type AgreementRecord =
  | { kind: 'open' }
  | { kind: 'code' | 'taken-over' | 'staff'; at: string }
  | ({ kind: 'visit'; at: string; confirmedAt: string | null } & Visit)
  | ({ kind: 'found'; at: string } & Found)
/** What a case refers somebody to: a copy, for the offer may be gone when they look again. */
export interface Referral {
  kind: 'jobs' | 'courses'
  /** Of the vacancy or course. */
  id: string
  title: string
  /** Who employs or teaches. */
  by: string
  division: string
  address: string
  phone: string
}
export interface Residence {
  /** A division code of 6 to 12 digits. */
  code: string
  detail: string
}
export interface Location {
  longitude: number
  latitude: number
  coordType: 'wgs84' | 'gcj02' | 'bd09'
  /** metres */
  accuracy?: number | undefined
}
export const filingModes = ['self', 'helper', 'proactive'] as const
export type FilingMode = (typeof filingModes)[number]
export const consentMethods = ['read', 'heard', 'assisted'] as const
export type ConsentMethod = (typeof consentMethods)[number]

/** Several of each paper; more than anybody looks through. */
export const mostPhotos = 30
