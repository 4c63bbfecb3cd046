import type { Form } from './types.ts'

/** The child is a minor: a pet name will do, and none of it is for those who only watch over cases. */
export const schoolDropout: Form = {
  questions: [
    { id: 'childName', kind: 'text', required: true, hint: true, max: 30 },
    { id: 'childAge', kind: 'integer', required: true, hint: true, min: 5, max: 18 },
    { id: 'childSex', kind: 'choice', options: ['girl', 'boy', 'unknown'] },
    { id: 'school', kind: 'text', hint: true, max: 100 },
    {
      id: 'grade',
      kind: 'choice',
      options: ['never', 'lower-primary', 'upper-primary', 'grade-7', 'grade-8', 'grade-9', 'unknown'],
    },
    { id: 'absentSince', kind: 'month', hint: true },
    {
      id: 'whereabouts',
      kind: 'choice',
      required: true,
      options: ['home', 'working', 'family', 'with-parents', 'other', 'unknown'],
    },
    {
      id: 'whereExactly',
      kind: 'text',
      max: 200,
      when: { question: 'whereabouts', is: ['working', 'family', 'other'] },
    },
    {
      id: 'safe',
      kind: 'choice',
      required: true,
      options: ['yes', 'no', 'unknown'],
      urgentWhen: ['no'],
      adviceWhen: ['no'],
    },
    {
      id: 'reporterIs',
      kind: 'choice',
      hint: true,
      ofReporter: true,
      options: ['child', 'parent', 'relative', 'neighbour', 'teacher', 'other'],
    },
  ],
  selfCheck: [
    { id: 'onLeave', against: true },
    { id: 'finished', against: true },
  ],
}
