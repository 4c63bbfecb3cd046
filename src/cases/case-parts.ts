export type { Answers } from '../catalogue/questions/types.ts'
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
/** How the applicant says yes to being helped, as it is filed: by the code that they were sent, or at a visit. */
export type AgreementInput = { kind: 'code'; agreementId: string } | ({ kind: 'visit' } & Visit)
export interface Visit {
  /** `2026-11-23` */
  on: string
  place: string
  /** Who was there. */
  people: string
}
/** As it is kept, instants in ISO 8601. `open`: to be confirmed by staff; so is a visit, until `confirmedAt`. */
export type AgreementRecord =
  | { kind: 'open' }
  | { kind: 'code' | 'taken-over' | 'staff'; at: string }
  | ({ kind: 'visit'; at: string; confirmedAt: string | null } & Visit)
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
