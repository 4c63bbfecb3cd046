import type { Form } from './types.ts'

/** 社会救助暂行办法 38–40 and the six groups that are helped: an only dwelling, once. Options say what is damaged. */
export const housingRenovation: Form = {
  questions: [
    { id: 'dangerNow', kind: 'yes-no', required: true, open: true, urgentWhen: [true], adviceWhen: [true] },
    { id: 'living', kind: 'choice', required: true, options: ['inside', 'moved', 'rented'] },
    { id: 'onlyDwelling', kind: 'yes-no', required: true, adviceWhen: [false] },
    { id: 'subsidised', kind: 'yes-no', required: true, hint: true },
    { id: 'subsidyYear', kind: 'year', hint: true, when: { question: 'subsidised', is: [true] } },
    {
      id: 'group',
      kind: 'choice',
      required: true,
      hint: true,
      options: ['prone', 'allowance', 'destitute', 'sudden', 'edge', 'lifted', 'unknown'],
    },
    { id: 'land', kind: 'choice', required: true, options: ['own', 'borrowed', 'none', 'unknown'] },
    { id: 'builder', kind: 'choice', options: ['self', 'hired', 'unable'] },
  ],
  selfCheck: [
    { id: 'otherHouse', against: true },
    { id: 'subsidisedBefore', against: true },
  ],
}

/** All optional: a report about water is taken from anybody, however little they know. */
export const drinkingWater: Form = {
  questions: [
    { id: 'since', kind: 'month', hint: true, open: true },
    { id: 'households', kind: 'integer', hint: true, min: 1, max: 10_000, open: true },
    { id: 'ill', kind: 'yes-no', hint: true, open: true, urgentWhen: [true], adviceWhen: [true] },
    { id: 'illPeople', kind: 'integer', min: 1, max: 10_000, open: true, when: { question: 'ill', is: [true] } },
    {
      id: 'signs',
      kind: 'choices',
      when: { question: 'ill', is: [true] },
      options: ['stomach', 'vomiting', 'dizzy', 'skin', 'other'],
    },
  ],
  selfCheck: [{ id: 'irrigation', against: true }],
}
