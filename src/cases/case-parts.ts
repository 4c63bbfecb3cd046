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
