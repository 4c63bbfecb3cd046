import { Citizen } from '../../models/citizen.ts'
import { sealedAs } from '../../models/sealed-column.ts'
import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import type { Service, Urgency } from '../../src/catalogue/types.ts'
import { checkDigitOf } from '../../src/kernel/id-number.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { Dice } from './dice.ts'
import type { LivedCase } from './live-case.ts'

export interface Person {
  id: string
  phone: string
  name: string
  idNumber: string
}

/** Characters that follow 样本 in the names of invented people. */
const characters = [...'山水云石花月星河林溪谷岩松柏桃李梅竹兰菊']

/** Invented people; 1990000 numbers are not given out, so there are at most some thousands. */
export function inventPeople(dice: Dice, count: number): Person[] {
  return Array.from({ length: count }, (_, index) => {
    const birth = `${1940 + (index % 60)}${String(1 + (index % 12)).padStart(2, '0')}${10 + Math.floor(index / 1000)}`
    const first17 = `530101${birth}${String(index % 1000).padStart(3, '0')}`
    return {
      id: newId(),
      phone: `1990000${String(1000 + index).padStart(4, '0')}`,
      name: `样本${dice.pick(characters)}${dice.pick(characters)}`,
      idNumber: `${first17}${checkDigitOf(first17)}`,
    }
  })
}

export function problemsOf(dice: Dice, { options }: Service): { problems: string[]; urgency: Urgency } {
  const ticked = options.filter(() => dice.chance(0.2))
  const chosen = ticked.length > 0 ? ticked : [dice.pick(options)]
  const urgencies = chosen.map(({ urgency }) => urgency)
  const urgency = urgencies.includes('urgent') ? 'urgent' : urgencies.includes('high') ? 'high' : 'normal'
  return { problems: chosen.map(({ code }) => code), urgency }
}

interface CasePlan {
  service: Service
  village: string
  at: Date
  mode: 'self' | 'helper' | 'proactive'
  person: Person
  caseNumber: string
  problems: string[]
  urgency: Urgency
  office: { id: string; division: string }
  staffId: string
}

/** The row of an invented case. */
export function caseRow(catalogue: Catalogue, plan: CasePlan, lived: LivedCase) {
  const { service, village, at, mode, person, office } = plan
  const { id: _, ...applicant } = person
  return {
    id: newId(),
    caseNumber: plan.caseNumber,
    serviceId: service.id,
    department: service.department,
    catalogueVersion: catalogue.version,
    noticeVersion: catalogue.notice(service.id).version,
    filingMode: mode,
    state: lived.state,
    urgency: plan.urgency,
    citizenId: mode === 'proactive' ? null : person.id,
    staffId: mode === 'proactive' ? plan.staffId : null,
    applicantId: person.id,
    agreement: mode === 'self' ? null : ({ kind: 'staff', at: at.toISOString() } as const),
    applicant,
    ...sealedAs(Citizen, 'idNumber', applicant.idNumber),
    onceIndexes: [],
    helper: mode === 'helper' ? { name: '样本帮手', phone: '19900000999', relationship: '邻居' } : null,
    residence: { code: village.slice(0, 9), detail: '样本小区1幢' },
    problemDivision: village,
    problemDetail: null,
    location: null,
    placeFindings: [],
    problems: plan.problems,
    answers: null,
    description: '样本：请看一看。',
    officeId: office.id,
    officeDivision: office.division,
    progress: {
      ...(lived.hops > 0 ? { hops: lived.hops } : {}),
      ...(lived.waitingFrom ? { waitingFrom: lived.waitingFrom } : {}),
    },
    routingReason: office.division.length === 6 ? 'county' : 'township',
    promises: service.clocks,
    version: lived.events.length,
    createdAt: at,
    updatedAt: lived.updatedAt,
    completedAt: lived.completedAt,
  }
}
