import type { Form } from './types.ts'

/** A yuan, in 分. */
const yuan = 100

const relations = [
  'spouse',
  'child',
  'parent',
  'grandparent',
  'grandchild',
  'sibling',
  'child-in-law',
  'other',
] as const

/** 社会救助暂行办法 47–48: what is lacking now, what it costs, what others have given already. */
export const temporaryAssistance: Form = {
  questions: [
    { id: 'happenedOn', kind: 'date', required: true, hint: true },
    { id: 'dangerNow', kind: 'yes-no', required: true, open: true, urgentWhen: [true], adviceWhen: [true] },
    { id: 'lacks', kind: 'choices', options: ['food', 'shelter', 'clothing', 'treatment', 'schooling', 'other'] },
    { id: 'expense', kind: 'money', hint: true, min: 0, max: 10_000_000 * yuan },
    { id: 'helped', kind: 'yes-no', required: true },
    {
      id: 'helpedBy',
      kind: 'choices',
      required: true,
      when: { question: 'helped', is: [true] },
      options: ['insurance', 'relief', 'liable', 'donation', 'other'],
    },
    { id: 'helpAmount', kind: 'money', min: 0, max: 10_000_000 * yuan, when: { question: 'helped', is: [true] } },
    { id: 'household', kind: 'choice', required: true, options: ['here', 'residence-permit', 'elsewhere'] },
  ],
  selfCheck: [
    { id: 'alreadyHelped', against: true },
    { id: 'canManage', against: true },
  ],
}

/** 特困人员认定办法 (民发〔2021〕43号): three conditions together, six acts of self-care, and the person's own choice. */
export const destituteSupport: Form = {
  questions: [
    { id: 'canWork', kind: 'yes-no', required: true },
    { id: 'hasIncome', kind: 'yes-no', required: true, hint: true },
    { id: 'hasSupporter', kind: 'yes-no', required: true, hint: true },
    {
      id: 'supporters',
      kind: 'group',
      max: 10,
      required: true,
      when: { question: 'hasSupporter', is: [true] },
      questions: [
        { id: 'name', kind: 'text', required: true, max: 60 },
        { id: 'relation', kind: 'choice', required: true, options: relations },
        { id: 'able', kind: 'yes-no', required: true },
        {
          id: 'why',
          kind: 'choice',
          required: true,
          when: { question: 'able', is: [false] },
          options: ['poor', 'ill', 'away', 'detained', 'other'],
        },
      ],
    },
    {
      id: 'cannotDo',
      kind: 'choices',
      hint: true,
      options: ['eating', 'dressing', 'bed', 'toilet', 'walking', 'bathing'],
    },
    {
      id: 'disability',
      kind: 'choice',
      required: true,
      options: ['none', 'sight', 'hearing', 'speech', 'limbs', 'intellect', 'mind', 'several', 'uncertified'],
    },
    {
      id: 'disabilityGrade',
      kind: 'choice',
      hint: true,
      when: { question: 'disability', is: ['sight', 'hearing', 'speech', 'limbs', 'intellect', 'mind', 'several'] },
      options: ['one', 'two', 'three', 'four', 'unknown'],
    },
    { id: 'caredBy', kind: 'choice', options: ['nobody', 'family', 'neighbour', 'institution'] },
    { id: 'wish', kind: 'choice', required: true, hint: true, options: ['home', 'centre', 'unsure'] },
  ],
  derived: [
    {
      id: 'selfCare',
      countOf: 'cannotDo',
      // None of six lost, up to three, four and more: 特困人员生活自理能力, the same in the rules of several provinces.
      steps: [
        { from: 0, level: 'full' },
        { from: 1, level: 'partial' },
        { from: 4, level: 'lost' },
      ],
    },
  ],
  selfCheck: [
    { id: 'supported', against: true },
    { id: 'livesOnIncome', against: true },
  ],
}

/** 最低生活保障审核确认办法 (民发〔2021〕57号): the household is the unit; income and property of all its members. */
export const minimumLivingAllowance: Form = {
  questions: [
    {
      id: 'mainReason',
      kind: 'choice',
      required: true,
      options: ['illness', 'disability', 'age', 'labour', 'other'],
    },
    { id: 'sameRegister', kind: 'yes-no', required: true, hint: true },
    {
      id: 'registerPlace',
      kind: 'division',
      digits: 6,
      required: true,
      when: { question: 'sameRegister', is: [false] },
    },
    {
      id: 'members',
      kind: 'group',
      required: true,
      hint: true,
      max: 20,
      questions: [
        { id: 'name', kind: 'text', required: true, max: 60 },
        { id: 'relation', kind: 'choice', required: true, options: ['self', ...relations] },
        { id: 'idNumber', kind: 'id-number', hint: true },
        { id: 'birthYear', kind: 'year', required: true, hint: true },
        { id: 'canWork', kind: 'choice', required: true, options: ['yes', 'partly', 'no'] },
        { id: 'income', kind: 'money', required: true, hint: true, min: 0, max: 1_000_000 * yuan },
        { id: 'health', kind: 'choices', options: ['illness', 'chronic', 'disability'] },
      ],
    },
    { id: 'farmIncome', kind: 'money', hint: true, min: 0, max: 10_000_000 * yuan },
    { id: 'supportIncome', kind: 'money', hint: true, min: 0, max: 1_000_000 * yuan },
    { id: 'otherHouse', kind: 'yes-no', required: true },
    { id: 'vehicle', kind: 'yes-no', required: true, hint: true },
    { id: 'savings', kind: 'yes-no', required: true, hint: true },
    { id: 'agreesToCheck', kind: 'yes-no', required: true, hint: true, adviceWhen: [false] },
  ],
  selfCheck: [
    { id: 'alreadyReceiving', against: true },
    { id: 'enough', against: true },
  ],
}
