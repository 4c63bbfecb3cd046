import { seriousDiseases } from './serious-diseases.ts'
import type { Entry, Form } from './types.ts'

/** Many ask for a child or for parents: who the patient is when it is not the applicant. */
const patient = [
  { id: 'forWhom', kind: 'choice', required: true, options: ['self', 'other'] },
  { id: 'patientName', kind: 'text', required: true, max: 60, when: { question: 'forWhom', is: ['other'] } },
  {
    id: 'patientRelation',
    kind: 'choice',
    required: true,
    when: { question: 'forWhom', is: ['other'] },
    options: ['child', 'spouse', 'parent', 'other'],
  },
] as const satisfies Entry[]

/** A disease that is not on the list is written out, and 大病救助 is pointed to; nobody is turned away here. */
export const seriousIllnessTreatment: Form = {
  questions: [
    ...patient,
    {
      id: 'disease',
      kind: 'choice',
      required: true,
      hint: true,
      options: [...seriousDiseases.listedIn2019, ...seriousDiseases.addedIn2020, 'other'],
      adviceWhen: ['other'],
    },
    {
      id: 'otherDisease',
      kind: 'text',
      required: true,
      hint: true,
      max: 100,
      when: { question: 'disease', is: ['other'] },
    },
    { id: 'hospital', kind: 'text', required: true, hint: true, max: 100 },
    { id: 'diagnosedOn', kind: 'date', required: true, hint: true },
    { id: 'treatment', kind: 'choice', options: ['inpatient', 'outpatient', 'paused', 'none'] },
  ],
  selfCheck: [
    { id: 'registered', against: true },
    { id: 'diagnosed', against: false },
  ],
}

/** Options name the four diseases; here is what the family doctor asks first. */
export const chronicDiseaseManagement: Form = {
  questions: [
    ...patient,
    { id: 'diagnosedIn', kind: 'month', required: true, hint: true },
    { id: 'medicine', kind: 'choice', required: true, options: ['regular', 'irregular', 'none'] },
    {
      id: 'medicineName',
      kind: 'text',
      hint: true,
      max: 100,
      when: { question: 'medicine', is: ['regular', 'irregular'] },
    },
    { id: 'contracted', kind: 'choice', required: true, options: ['yes', 'no', 'unknown'] },
    { id: 'team', kind: 'text', hint: true, max: 100, when: { question: 'contracted', is: ['yes'] } },
    { id: 'homeVisit', kind: 'yes-no', hint: true },
  ],
  selfCheck: [
    { id: 'signed', against: true },
    { id: 'diagnosed', against: false },
  ],
}

/** 社会救助暂行办法 27–30; who goes to the county directly follows from the ticked boxes. */
export const seriousIllnessAssistance: Form = {
  questions: [
    ...patient,
    { id: 'insured', kind: 'choice', required: true, options: ['yes', 'no', 'unknown'], adviceWhen: ['no'] },
    { id: 'reimbursed', kind: 'yes-no', required: true, hint: true, adviceWhen: [false] },
    { id: 'paid', kind: 'money', required: true, hint: true, min: 0, max: 1_000_000_000 },
    { id: 'disease', kind: 'text', required: true, hint: true, max: 100 },
    { id: 'hospital', kind: 'text', hint: true, max: 100 },
    { id: 'yearlyIncome', kind: 'money', hint: true, min: 0, max: 1_000_000_000 },
    { id: 'otherHelp', kind: 'yes-no' },
    { id: 'otherHelpAmount', kind: 'money', min: 0, max: 1_000_000_000, when: { question: 'otherHelp', is: [true] } },
  ],
  selfCheck: [
    { id: 'insured', against: false },
    { id: 'assisted', against: true },
  ],
}
