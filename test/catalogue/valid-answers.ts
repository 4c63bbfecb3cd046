import type { ServiceId } from '../../src/catalogue/types.ts'
import { checkDigitOf } from '../../src/kernel/id-number.ts'

const first17 = '53011419680307011'

/** An invented person's number with a sound check digit. */
export const soundIdNumber = `${first17}${checkDigitOf(first17)}`

interface Valid {
  problems: string[]
  answers: Record<string, unknown>
}

/** One filing of each service that can be filed, with answers that nothing is wrong with; all people are invented. */
export const validAnswers: Record<Exclude<ServiceId, 'health-institutions'>, Valid> = {
  'temporary-assistance': {
    problems: ['T03'],
    answers: {
      happenedOn: '2026-03-05',
      dangerNow: false,
      lacks: ['food', 'treatment'],
      expense: 1_280_050,
      helped: true,
      helpedBy: ['insurance'],
      helpAmount: 200_000,
      household: 'here',
    },
  },
  'destitute-support': {
    problems: ['S01'],
    answers: {
      canWork: false,
      hasIncome: false,
      hasSupporter: true,
      supporters: [{ name: '样本石', relation: 'child', able: false, why: 'ill' }],
      cannotDo: ['walking', 'bathing'],
      disability: 'limbs',
      disabilityGrade: 'two',
      wish: 'home',
    },
  },
  'minimum-living-allowance': {
    problems: ['L01'],
    answers: {
      mainReason: 'illness',
      sameRegister: false,
      registerPlace: '530114',
      members: [
        {
          name: '样本甲',
          relation: 'self',
          idNumber: soundIdNumber,
          birthYear: 1968,
          canWork: 'partly',
          income: 30_000,
        },
        { name: '样本乙', relation: 'child', birthYear: 2015, canWork: 'no', income: 0, health: ['illness'] },
      ],
      farmIncome: 400_000,
      otherHouse: false,
      vehicle: false,
      savings: false,
      agreesToCheck: true,
    },
  },
  'job-search': {
    problems: ['J01'],
    answers: {
      place: '5301',
      trades: ['cleaning', 'other'],
      otherTrade: '缝补',
      wage: 250_000,
      limited: false,
      publicPost: true,
    },
  },
  'job-training': {
    problems: ['K02'],
    answers: { trade: '电焊', time: ['slack', 'evenings'], nearHome: 'township', childcare: true },
  },
  'housing-renovation': {
    problems: ['H01'],
    answers: {
      dangerNow: false,
      living: 'inside',
      onlyDwelling: true,
      subsidised: true,
      subsidyYear: 2012,
      group: 'allowance',
      land: 'own',
    },
  },
  'drinking-water': { problems: ['W03'], answers: { since: '2026-02', households: 12, ill: false } },
  'school-dropout': {
    problems: ['D01'],
    answers: {
      childName: '小样本',
      childAge: 13,
      childSex: 'girl',
      grade: 'grade-7',
      absentSince: '2026-03',
      whereabouts: 'working',
      whereExactly: '县城的饭店',
      safe: 'unknown',
      reporterIs: 'teacher',
    },
  },
  'serious-illness-treatment': {
    problems: ['Z05'],
    answers: {
      forWhom: 'self',
      disease: 'other',
      otherDisease: '样本病',
      hospital: '样本县医院',
      diagnosedOn: '2026-03-05',
      treatment: 'outpatient',
    },
  },
  'chronic-disease-management': {
    problems: ['M01'],
    answers: { forWhom: 'self', diagnosedIn: '2020-06', medicine: 'regular', medicineName: '样本片', contracted: 'no' },
  },
  'insurance-enrolment': {
    problems: ['E01', 'E04'],
    answers: {
      persons: [
        { name: '样本宝', relation: 'child', birthDate: '2026-01-31', class: 'new-born' },
        {
          name: '样本甲',
          relation: 'self',
          idNumber: soundIdNumber,
          birthDate: '1968-03-07',
          class: 'transfer',
          lastPlace: '4401',
        },
      ],
    },
  },
  'remote-care-reimbursement': {
    problems: ['R01', 'R03'],
    answers: {
      place: '4401',
      hospital: '样本医院',
      care: 'inpatient',
      from: '2026-03-01',
      until: '2026-03-09',
      registered: 'no',
      claimedElsewhere: false,
      invoices: [
        { number: 'YB-000001', amount: 128_050, date: '2026-03-09' },
        { number: 'YB-000002', amount: 9_900 },
      ],
    },
  },
  'serious-illness-assistance': {
    problems: ['A04'],
    answers: {
      forWhom: 'self',
      insured: 'yes',
      reimbursed: true,
      paid: 3_000_000,
      disease: '样本病',
      yearlyIncome: 1_500_000,
    },
  },
}
