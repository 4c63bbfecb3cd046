import { z } from 'zod'
import { consentMethods, filingModes, foundWays, mostPhotos, mostReason } from '../cases/case-parts.ts'
import { consentPurposes } from '../cases/consent-purposes.ts'
import { serviceIds } from '../catalogue/types.ts'
import { placeFindingCodes } from '../divisions/compare-places.ts'

/** Shapes that several routes share. */

export const said = z
  .object({ text: z.string(), speech: z.string() })
  .meta({ id: 'Said', description: 'The same for the eye and for the ear: `speech` spells numbers and dates.' })

export const id = z
  .string()
  .regex(/^[\w-]{22}$/, 'field.format')
  .meta({ description: 'Opaque random id', examples: ['AAAAAAAAAAAAAAAAAAAAAA'] })
export const idParams = z.strictObject({ id })

export const instant = z.string().meta({ format: 'date-time', examples: ['2026-11-23T09:30:00.000+08:00'] })

export const divisionCode = z
  .string()
  .regex(/^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/, 'field.format')
  .meta({ description: 'Statistical code: 2, 4, 6, 9 or 12 digits', examples: ['530114'] })

export const divisionLevel = z.enum(['province', 'prefecture', 'county', 'township', 'village'])
export const divisionStep = z.object({ code: z.string(), name: z.string(), level: divisionLevel })

export const serviceId = z.enum(serviceIds).meta({ examples: ['drinking-water'] })
export const serviceParams = z.strictObject({
  serviceId: z
    .string()
    .min(1)
    .max(64)
    .meta({ examples: ['drinking-water'] }),
})

export const coordType = z.enum(['wgs84', 'gcj02', 'bd09'])

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(200).optional(),
}

const personName = z
  .string()
  .min(1)
  .max(60)
  .meta({ examples: ['样本·阿诗'] })
const idNumber = z
  .string()
  .min(1)
  .max(40)
  .meta({ examples: ['530114195603070025'] })
const phone = z
  .string()
  .min(1)
  .max(24)
  .meta({ examples: ['19900000001'] })

export const applicant = z.strictObject({ name: personName, idNumber, phone })
export const residence = z
  .strictObject({ code: divisionCode, detail: z.string().max(200) })
  .meta({ examples: [{ code: '530114001', detail: '样本小区1幢101室' }] })

export const filing = z
  .strictObject({
    serviceId,
    consent: z.strictObject({
      noticeVersion: z.string().min(1).max(40),
      method: z.enum(consentMethods),
      purposes: z
        .array(z.enum(consentPurposes))
        .max(consentPurposes.length)
        .optional()
        .meta({ description: 'What is agreed to beside the notice and what the filing plainly contains' }),
    }),
    filingMode: z.enum(filingModes),
    helper: z.strictObject({ name: personName, phone, relationship: z.string().min(1).max(40) }).optional(),
    agreement: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('code'), agreementId: id }),
        z.strictObject({
          kind: z.literal('visit'),
          on: z
            .string()
            .max(10)
            .meta({ format: 'date', examples: ['2026-11-23'] }),
          place: z.string().max(100),
          people: z.string().max(200).meta({ description: 'Who was there' }),
        }),
        z.strictObject({
          kind: z.literal('found'),
          how: z.enum(foundWays),
          reason: z.string().max(mostReason).meta({ description: 'Why this person needs help' }),
        }),
      ])
      .optional()
      .meta({
        description:
          'How the applicant agreed to being helped; without it staff ask them. `found`: only of staff, with filingMode `proactive`',
      }),
    applicant,
    residence,
    problemPlace: z
      .strictObject({ code: divisionCode, detail: z.string().max(200).optional() })
      .meta({ examples: [{ code: '530114001001' }] }),
    location: z
      .strictObject({
        longitude: z
          .number()
          .min(-180)
          .max(180)
          .meta({ examples: [102.82] }),
        latitude: z
          .number()
          .min(-90)
          .max(90)
          .meta({ examples: [24.89] }),
        coordType,
        accuracy: z.number().min(0).max(100_000).optional(),
      })
      .optional(),
    problems: z
      .array(z.string().min(1).max(16))
      .min(1)
      .max(40)
      .meta({ examples: [['W03']] }),
    answers: z
      .record(z.string().max(64), z.unknown())
      .optional()
      .meta({ description: 'As the JSON Schema of the service asks (`answers` of GET /v1/services/{serviceId})' }),
    description: z.string().max(2000).default(''),
    attachments: z.array(id).max(mostPhotos).default([]),
  })
  .meta({ id: 'Filing' })

const clock = z.object({
  kind: z.string(),
  dueAt: instant,
  provisional: z.boolean(),
  lamp: z.enum(['green', 'yellow', 'red', 'purple', 'paused', 'off']),
  text: z.string(),
})

const office = z.object({ department: z.string(), division: z.string(), name: z.string() })
const bucket = z.enum(['processing', 'completed'])

export const caseSummary = z
  .object({
    id,
    caseNumber: z.string(),
    serviceId: z.string(),
    title: said,
    state: z.string(),
    stateName: said,
    bucket,
    urgency: z.enum(['normal', 'high', 'urgent']),
    office,
    problemPlace: z.object({ code: z.string(), name: z.string() }),
    clocks: z.array(clock),
    createdAt: instant,
    completedAt: instant.nullable(),
    version: z.int(),
    rated: z.boolean(),
  })
  .meta({ id: 'CaseSummary' })

export const caseEvent = z
  .object({
    seq: z.int(),
    action: z.string(),
    state: z.string(),
    note: z.string().nullable(),
    at: instant,
    text: z.string(),
    speech: z.string(),
    referrals: z
      .array(
        z.object({
          kind: z.enum(['jobs', 'courses']),
          id,
          title: z.string(),
          by: z.string().meta({ description: 'Who employs or teaches' }),
          place: z.string(),
          phone: z.string(),
        }),
      )
      .meta({ description: 'Work or courses that the office named in this step, as they were offered then' }),
  })
  .meta({ id: 'CaseEvent' })

export const attachment = z
  .object({ id, kind: z.string(), bytes: z.int(), width: z.int(), height: z.int() })
  .meta({ id: 'Attachment' })

/** An upload's answer: beside the photo, where the camera says that it was taken. Told once and kept nowhere. */
export const addedAttachment = attachment
  .extend({
    position: z
      .object({ longitude: z.number(), latitude: z.number(), coordType: z.literal('wgs84') })
      .nullable()
      .meta({ description: 'Where the photo was taken, to some 100 m, for the person to use or not; kept nowhere' }),
  })
  .meta({ id: 'AddedAttachment' })

export const caseWhole = caseSummary
  .extend({
    filingMode: z.enum(filingModes),
    consent: z
      .object({
        noticeVersion: z.string(),
        method: z.enum(consentMethods),
        proof: z
          .enum(['complete', 'partial'])
          .nullable()
          .meta({ description: 'What the server saw of a hearing that was claimed; null for reading' }),
        at: instant,
      })
      .nullable(),
    consents: z
      .array(z.object({ purpose: z.enum(consentPurposes), title: said, at: instant, withdrawnAt: instant.nullable() }))
      .meta({ description: 'What was agreed to with it, each purpose for itself' }),
    applicant: z.object({ name: z.string(), idNumber: z.string(), phone: z.string() }),
    residence: z.object({ code: z.string(), detail: z.string(), name: z.string() }),
    problemPlace: z.object({
      code: z.string(),
      name: z.string(),
      detail: z.string().nullable(),
      path: z.array(divisionStep),
    }),
    placeFindings: z
      .array(said.extend({ code: z.enum(placeFindingCodes) }))
      .meta({ description: 'Where residence, position and chosen place do not fit together: told, never a refusal' }),
    problems: z.array(z.object({ code: z.string(), title: z.string() })),
    answers: z.array(said.extend({ id: z.string(), label: z.string() })).meta({
      description:
        "What was answered to the service's own questions, in their order; for staff as much as they may see",
    }),
    description: z.string(),
    attachments: z.array(attachment),
    receipt: said.extend({ audioUrl: z.string() }),
    routing: z.object({ reason: said }),
    events: z.array(caseEvent),
    rating: z.object({ level: z.int(), tags: z.array(z.string()), text: z.string().nullable() }).nullable(),
    actions: z.array(z.string()),
  })
  .meta({ id: 'Case' })

const agreement = said
  .extend({
    kind: z.enum(['open', 'code', 'visit', 'taken-over', 'staff', 'found']),
    at: instant.nullable(),
    toConfirm: z.boolean().meta({ description: 'Staff still have to ask the applicant' }),
    visit: z.object({ on: z.string(), place: z.string(), people: z.string() }).nullable(),
    found: z.object({ how: z.enum(foundWays), reason: z.string() }).nullable(),
  })
  .nullable()
  .meta({ description: 'How the applicant agreed to being helped; null where people file for themselves' })

/** How the reader stands to the case: a helper gets the same shape with its contents taken out. */
const mine = { helping: z.boolean(), applicantName: z.string() }
export const mySummary = caseSummary.extend(mine).meta({ id: 'MyCaseSummary' })
export const citizenCase = caseWhole.extend({ ...mine, agreement }).meta({ id: 'CitizenCase' })
export const filedCase = citizenCase
  .extend({
    similar: z
      .array(said.extend({ id, caseNumber: z.string(), filedAt: instant }))
      .meta({ description: 'Open cases of the caller that this one may repeat; it is filed all the same' }),
    similarOthers: said
      .extend({ count: z.int() })
      .nullable()
      .meta({ description: 'How many others report the same of the water of this village' }),
  })
  .meta({ id: 'FiledCase' })
export const staffCase = caseWhole
  .extend({
    helper: z.object({ name: z.string(), phone: z.string(), relationship: z.string() }).nullable(),
    agreement,
  })
  .meta({ id: 'StaffCase' })

export function pageOf<S extends z.ZodType>(item: S) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}
