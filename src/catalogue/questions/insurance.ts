import type { Form } from './types.ts'

/** Each person has a way of joining of their own: a family may enrol a baby and a grandfather who lapsed together. */
export const insuranceEnrolment: Form = {
  questions: [
    {
      id: 'persons',
      kind: 'group',
      required: true,
      hint: true,
      max: 10,
      questions: [
        { id: 'name', kind: 'text', required: true, max: 60 },
        { id: 'relation', kind: 'choice', required: true, options: ['self', 'child', 'spouse', 'parent', 'other'] },
        { id: 'idNumber', kind: 'id-number', hint: true },
        { id: 'birthDate', kind: 'date', required: true, hint: true },
        {
          id: 'class',
          kind: 'choice',
          required: true,
          options: ['new-born', 'first', 'lapsed', 'transfer', 'subsidised'],
        },
        { id: 'lapsedYears', kind: 'integer', min: 0, max: 60, when: { question: 'class', is: ['lapsed'] } },
        { id: 'lastPlace', kind: 'division', digits: 4, when: { question: 'class', is: ['transfer'] } },
        {
          id: 'subsidy',
          kind: 'choice',
          required: true,
          when: { question: 'class', is: ['subsidised'] },
          options: ['destitute', 'allowance', 'edge', 'prone', 'disabled', 'other'],
        },
      ],
    },
  ],
  selfCheck: [{ id: 'insured', against: true }],
}

/** One invoice is paid once (医疗保障基金使用监督管理条例 41): its number is compared with those of open cases. */
export const remoteCareReimbursement: Form = {
  questions: [
    { id: 'place', kind: 'division', digits: 4, required: true, open: true },
    { id: 'hospital', kind: 'text', required: true, max: 100 },
    { id: 'care', kind: 'choice', required: true, options: ['inpatient', 'chronic-outpatient', 'emergency'] },
    { id: 'from', kind: 'date', required: true, hint: true },
    { id: 'until', kind: 'date', when: { question: 'care', is: ['inpatient'] } },
    { id: 'registered', kind: 'choice', required: true, hint: true, open: true, options: ['yes', 'no', 'unknown'] },
    { id: 'claimedElsewhere', kind: 'yes-no', required: true, adviceWhen: [true] },
    { id: 'claimedWhere', kind: 'text', required: true, max: 100, when: { question: 'claimedElsewhere', is: [true] } },
    {
      id: 'invoices',
      kind: 'group',
      required: true,
      hint: true,
      max: 30,
      questions: [
        {
          id: 'number',
          kind: 'text',
          required: true,
          hint: true,
          max: 40,
          distinct: true,
          usedOnce: 'invoicesAgain',
        },
        { id: 'amount', kind: 'money', required: true, hint: true, min: 1, max: 1_000_000_000 },
        { id: 'date', kind: 'date' },
      ],
    },
    { id: 'invoicesAgain', kind: 'yes-no', hint: true, open: true, confirms: 'field.invoice_used' },
  ],
  selfCheck: [
    { id: 'settled', against: true },
    { id: 'insured', against: false },
  ],
}
