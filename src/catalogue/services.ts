import type { Option, Service, ServiceClocks } from './types.ts'

/** 2021 rule of the platform: unanswered after ten days, the province's office steps in. */
const platformDays = 10

/** Two working days to accept is published for temporary assistance; the platform takes it for all. */
const usualAccept = { normal: { workingDays: 2 }, high: { workingDays: 1 }, urgent: { hours: 2 } } as const

function clocks(statutoryWorkingDays: number | null, accept: ServiceClocks['accept'] = usualAccept): ServiceClocks {
  return { accept, platformDays, statutoryWorkingDays }
}

function options(
  prefix: string,
  ...rows: (Omit<Option, 'code' | 'urgency'> & Partial<Pick<Option, 'urgency'>>)[]
): Option[] {
  return rows.map((row, index) => ({
    urgency: 'normal',
    ...row,
    code: `${prefix}${String(index + 1).padStart(2, '0')}`,
  }))
}
const normal = {}
const high = { urgency: 'high' } as const
const urgent = { urgency: 'urgent' } as const
const other = { needsText: true } as const
/** 社会救助暂行办法 28: who receives the allowance or destitute support goes to the county directly. */
const direct = { receivedAt: 'county' } as const

/** T/CHES 18-2018: quantity, quality, convenience, reliability; then upkeep, which is not one of the four. */
const waterProblems = options(
  'W',
  normal, // W01 too little all year
  normal, // W02 too little in the dry season
  normal, // W03 often cut off
  normal, // W04 few hours, low pressure
  high, // W05 cloudy, sand, insects
  high, // W06 colour, smell
  { urgency: 'urgent', alsoTells: ['health', 'ecology'] }, // W07 unwell after drinking, suspected pollution
  high, // W08 not disinfected, test failed
  high, // W09 fluoride, arsenic, brackish
  normal, // W10 not at the house and far
  high, // W11 nobody at home can fetch it
  normal, // W12 pipe, tap or meter broken
  normal, // W13 tank or cistern broken, never cleaned
  high, // W14 source destroyed or dry
  normal, // W15 nobody looks after it, quarrel about fees
  other, // W16
)

/** The catalogue in its official order: eleven applications, two reports, one query. */
export const services: readonly Service[] = [
  {
    id: 'temporary-assistance',
    itemCode: '01',
    kind: 'application',
    department: 'civil-affairs',
    block: 'livelihood',
    receivedAt: 'township',
    course: 'assessment',
    fileable: true,
    options: options('T', urgent, urgent, high, urgent, high, normal, other),
    materials: [
      'id-card',
      'household-register',
      'bank-card',
      'hardship-proof',
      'expense-invoices',
      'asset-check-consent',
    ],
    clocks: clocks(10), // township investigation, published by 姚安
  },
  {
    id: 'destitute-support',
    itemCode: '02',
    kind: 'application',
    department: 'civil-affairs',
    block: 'livelihood',
    receivedAt: 'township',
    course: 'public-assessment',
    fileable: true,
    options: options('S', normal, high, normal, high, other),
    materials: ['id-card', 'household-register', 'disability-certificate', 'asset-check-consent'],
    clocks: clocks(30), // 15 township + 15 county, to be confirmed against the local rule
  },
  {
    id: 'minimum-living-allowance',
    itemCode: '03',
    kind: 'application',
    department: 'civil-affairs',
    block: 'livelihood',
    receivedAt: 'township',
    course: 'public-assessment',
    fileable: true,
    options: options('L', normal, normal, normal, normal, other),
    materials: ['id-card', 'household-register', 'income-proof', 'bank-card', 'asset-check-consent'],
    clocks: clocks(30), // 民发〔2021〕57号; special cases 45, to be confirmed
  },
  {
    id: 'job-search',
    itemCode: '04',
    kind: 'application',
    department: 'human-resources',
    block: 'employment',
    receivedAt: 'township',
    course: 'service',
    fileable: true,
    options: options('J', normal, normal, normal, normal, other),
    materials: ['id-card', 'skill-certificate'],
    clocks: clocks(5), // first referral, a proposal
  },
  {
    id: 'job-training',
    itemCode: '05',
    kind: 'application',
    department: 'human-resources',
    block: 'employment',
    receivedAt: 'township',
    course: 'service',
    fileable: true,
    options: options('K', normal, normal, normal, normal, other),
    materials: ['id-card'],
    clocks: clocks(5), // first referral, a proposal
  },
  {
    id: 'housing-renovation',
    itemCode: '06',
    kind: 'application',
    department: 'housing',
    block: 'housing',
    receivedAt: 'township',
    course: 'public-assessment',
    fileable: true,
    options: options('H', high, high, high, normal, urgent, normal, other),
    materials: ['id-card', 'household-register', 'house-photos', 'land-proof'],
    clocks: clocks(null), // set by each county; appraisal pauses it
  },
  {
    id: 'drinking-water',
    itemCode: '07',
    kind: 'report',
    department: 'water',
    block: 'drinking-water',
    receivedAt: 'county',
    course: 'report',
    fileable: true,
    options: waterProblems,
    materials: ['id-card', 'problem-photos'],
    clocks: clocks(null),
  },
  {
    id: 'school-dropout',
    itemCode: '08',
    kind: 'report',
    department: 'education',
    block: 'education',
    receivedAt: 'county',
    course: 'report',
    aboutMinor: true,
    fileable: true,
    options: options('D', normal, high, high, normal, normal, normal, urgent, other),
    materials: ['id-card'],
    clocks: clocks(3, { normal: { workingDays: 1 }, high: { workingDays: 1 }, urgent: { hours: 2 } }), // home visit, a proposal
  },
  {
    id: 'health-institutions',
    itemCode: '09',
    kind: 'query',
    department: 'health',
    block: 'medical',
    receivedAt: 'county',
    course: 'report',
    fileable: false,
    options: [],
    materials: [],
    clocks: clocks(null),
  },
  {
    id: 'serious-illness-treatment',
    itemCode: '10',
    kind: 'application',
    department: 'health',
    block: 'medical',
    receivedAt: 'township',
    course: 'assessment',
    fileable: true,
    options: options('Z', normal, high, high, normal, other),
    materials: ['id-card', 'diagnosis'],
    clocks: clocks(null),
  },
  {
    id: 'chronic-disease-management',
    itemCode: '11',
    kind: 'application',
    department: 'health',
    block: 'medical',
    receivedAt: 'township',
    course: 'service',
    fileable: true,
    options: options('M', normal, normal, high, high),
    materials: ['id-card', 'diagnosis'],
    clocks: clocks(null),
  },
  {
    id: 'insurance-enrolment',
    itemCode: '12',
    kind: 'application',
    department: 'medical-insurance',
    block: 'medical',
    receivedAt: 'township',
    course: 'service',
    fileable: true,
    options: options('E', normal, normal, normal, normal, normal, other),
    materials: ['id-card', 'household-register'],
    clocks: clocks(5), // a proposal
  },
  {
    id: 'remote-care-reimbursement',
    itemCode: '13',
    kind: 'application',
    department: 'medical-insurance',
    block: 'medical',
    receivedAt: 'county',
    course: 'assessment',
    fileable: true,
    options: options('R', normal, normal, normal, normal, normal, normal, other),
    materials: ['id-card', 'expense-invoices', 'expense-list', 'discharge-record', 'bank-card'],
    clocks: clocks(30), // to be confirmed against the local rule
  },
  {
    id: 'serious-illness-assistance',
    itemCode: '14',
    kind: 'application',
    department: 'medical-insurance',
    block: 'medical',
    receivedAt: 'township',
    course: 'assessment',
    fileable: true,
    options: options('A', direct, direct, normal, normal, other),
    materials: ['id-card', 'household-register', 'diagnosis', 'expense-invoices', 'bank-card'],
    clocks: clocks(null),
  },
]
