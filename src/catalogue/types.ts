export const blockIds = ['livelihood', 'employment', 'education', 'medical', 'housing', 'drinking-water'] as const
export type BlockId = (typeof blockIds)[number]

export const departmentIds = [
  'civil-affairs',
  'human-resources',
  'housing',
  'water',
  'education',
  'health',
  'medical-insurance',
] as const
export type DepartmentId = (typeof departmentIds)[number]

export const serviceIds = [
  'temporary-assistance',
  'destitute-support',
  'minimum-living-allowance',
  'job-search',
  'job-training',
  'housing-renovation',
  'drinking-water',
  'school-dropout',
  'health-institutions',
  'serious-illness-treatment',
  'chronic-disease-management',
  'insurance-enrolment',
  'remote-care-reimbursement',
  'serious-illness-assistance',
] as const
export type ServiceId = (typeof serviceIds)[number]

/** How a service is decided: looked at and answered; done or refused; judged, and decided by somebody else; that with public notice. */
export type Course = 'report' | 'service' | 'assessment' | 'public-assessment'

/** With those that help where no service of theirs is filed. */
export const helperDepartments = [...departmentIds, 'ecology'] as const
export type HelpingDepartmentId = (typeof helperDepartments)[number]

export type ReceivingLevel = 'township' | 'county'

export const urgencies = ['normal', 'high', 'urgent'] as const
export type Urgency = (typeof urgencies)[number]

/** A box that the person may tick; its words stand in locales under `catalogue:option.<code>.*`. */
export interface Option {
  code: string
  urgency: Urgency
  /** Ticking it asks for a description. */
  needsText?: true
  /** Departments that are told as well. */
  alsoTells?: readonly HelpingDepartmentId[]
  /** Ticking it changes where the case is received. */
  receivedAt?: ReceivingLevel
}

export interface Service {
  id: ServiceId
  /** Two digits: the first of a case number. */
  itemCode: string
  kind: 'application' | 'report' | 'query'
  department: DepartmentId
  block: BlockId
  /** Where it is received first. */
  receivedAt: ReceivingLevel
  course: Course
  /** A child is what it is about: who reports is told to the handler alone, what is told of the child to who works on it. */
  aboutMinor?: true
  /** Whether it can be filed here today; the others tell where to go. */
  fileable: boolean
  options: readonly Option[]
  /** Keys `catalogue:material.<id>`. */
  materials: readonly string[]
  clocks: ServiceClocks
}

/**
 * Promises of time. Working days unless hours are said. Where a number is from the law or a published rule its source
 * is named beside it in services.ts; the others are proposals that a county may change.
 */
export interface ServiceClocks {
  accept: Record<Urgency, { workingDays: number } | { hours: number }>
  /** The platform's own promise to answer: calendar days. */
  platformDays: number
  /** The statutory period after acceptance, where one is known. */
  statutoryWorkingDays: number | null
}
