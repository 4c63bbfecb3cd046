import type { Service } from '../../catalogue/types.ts'
import { Problem } from '../../kernel/errors.ts'
import type { CitizenActor, StaffActor } from '../../policies/actor.ts'
import { filingPlaces } from '../../policies/may.ts'
import type { PageCall } from '../page.ts'

/** A page of the form: citizens fill it for themselves and for others, staff for whom they found or who came to them. */
export type FilingCall = PageCall<CitizenActor | StaffActor>

export const filers = ['citizen', 'staff'] as const

/** Where the pages of the form begin: the same names, for staff below `/staff`. */
export const deskOf = (filer: (typeof filers)[number]): string => (filer === 'staff' ? '/staff' : '')

/** The service that the page is about. Throws `service.not_found`, and `auth.forbidden` where staff may file nowhere for it. */
export function serviceOf({ world, actor, params }: FilingCall): Service {
  const service = world.catalogue.service(params['serviceId'] ?? '')
  if (placesFor(actor, service).length === 0) throw new Problem('auth.forbidden')
  return service
}

/** Divisions that hold all places for which the form may be sent. */
export function placesFor(actor: FilingCall['actor'], { department }: Service): string[] {
  return filingPlaces(actor, department)
}

export function applyBase({ actor, params }: FilingCall): string {
  return `${deskOf(actor.kind)}/services/${params['serviceId']}/apply`
}

export function noticePath({ actor, params }: FilingCall): string {
  return `${deskOf(actor.kind)}/services/${params['serviceId']}/notice`
}

export function receiptPath({ actor }: FilingCall, caseId: string): string {
  return `${deskOf(actor.kind)}/cases/${caseId}/receipt`
}
