import type { Form } from './types.ts'

const schooling = {
  id: 'schooling',
  kind: 'choice',
  options: ['none', 'primary', 'junior', 'senior', 'vocational', 'college'],
} as const

/** 社会救助暂行办法 42–46: what fits the person, so that the first list of places is a useful one. */
export const jobSearch: Form = {
  questions: [
    { id: 'place', kind: 'division', digits: 4, hint: true, open: true },
    {
      id: 'trades',
      kind: 'choices',
      required: true,
      open: true,
      options: ['farm', 'building', 'factory', 'kitchen', 'cleaning', 'care', 'driving', 'shop', 'guard', 'other'],
    },
    { id: 'otherTrade', kind: 'text', required: true, max: 60, when: { question: 'trades', is: ['other'] } },
    { id: 'wage', kind: 'money', hint: true, min: 0, max: 10_000_000 },
    { id: 'skills', kind: 'text', hint: true, max: 200 },
    schooling,
    { id: 'limited', kind: 'yes-no', required: true, hint: true },
    { id: 'limits', kind: 'text', required: true, hint: true, max: 200, when: { question: 'limited', is: [true] } },
    { id: 'publicPost', kind: 'yes-no', hint: true, open: true },
  ],
  selfCheck: [
    { id: 'working', against: true },
    { id: 'adult', against: false },
  ],
}

export const jobTraining: Form = {
  questions: [
    { id: 'trade', kind: 'text', required: true, hint: true, max: 100, open: true },
    {
      id: 'time',
      kind: 'choices',
      required: true,
      open: true,
      options: ['slack', 'weekdays', 'weekends', 'evenings', 'any'],
    },
    {
      id: 'nearHome',
      kind: 'choice',
      required: true,
      open: true,
      options: ['village', 'township', 'county', 'anywhere'],
    },
    { id: 'childcare', kind: 'yes-no', required: true, open: true },
    schooling,
    { id: 'limits', kind: 'text', hint: true, max: 200 },
  ],
  selfCheck: [
    { id: 'trained', against: true },
    { id: 'adult', against: false },
  ],
}
