import { expect } from 'chai'
import { checkAnswers } from '../../src/catalogue/check-answers.ts'
import type { Form } from '../../src/catalogue/questions/types.ts'
import { soundIdNumber } from './valid-answers.ts'

const context = { today: '2026-11-26', isDivision: (code: string) => code.startsWith('53') }

const form: Form = {
  selfCheck: [],
  questions: [
    { id: 'yes', kind: 'yes-no' },
    { id: 'one', kind: 'choice', options: ['a', 'b'] },
    { id: 'some', kind: 'choices', options: ['a', 'b'] },
    { id: 'text', kind: 'text', max: 4 },
    { id: 'long', kind: 'long-text', max: 6 },
    { id: 'count', kind: 'integer', min: 1, max: 9 },
    { id: 'money', kind: 'money', min: 100, max: 100_000 },
    { id: 'day', kind: 'date' },
    { id: 'month', kind: 'month' },
    { id: 'year', kind: 'year' },
    { id: 'phone', kind: 'phone' },
    { id: 'number', kind: 'id-number' },
    { id: 'place', kind: 'division', digits: 6 },
    { id: 'hidden', kind: 'text', max: 9, required: true, when: { question: 'some', is: ['b'] } },
    { id: 'deeper', kind: 'text', max: 9, required: true, when: { question: 'yes', is: [true] } },
    {
      id: 'group',
      kind: 'group',
      max: 2,
      questions: [
        { id: 'name', kind: 'text', max: 4, required: true, distinct: true },
        { id: 'sum', kind: 'money', min: 0, max: 100 },
      ],
    },
  ],
}

const check = (answers: unknown) => checkAnswers('s', form, answers, context)

/** What is answered, the path of the fault, its code. */
const faults: [Record<string, unknown>, string, string][] = [
  [{ yes: 'yes' }, 'yes', 'yes_no'],
  [{ one: 'c' }, 'one', 'choice'],
  [{ one: ['a'] }, 'one', 'choice'],
  [{ some: 'a' }, 'some', 'type'],
  [{ some: ['a', 'c'] }, 'some', 'choice'],
  [{ some: ['a', 'a'] }, 'some', 'duplicate'],
  [{ text: '一二三四五' }, 'text', 'too_long'],
  [{ text: 5 }, 'text', 'type'],
  [{ long: '一二三四五六七' }, 'long', 'too_long'],
  [{ count: 0 }, 'count', 'too_small'],
  [{ count: 10 }, 'count', 'too_big'],
  [{ count: 1.5 }, 'count', 'number'],
  [{ count: '三' }, 'count', 'number'],
  [{ money: -1 }, 'money', 'money'],
  [{ money: 100.5 }, 'money', 'money'],
  [{ money: '三百' }, 'money', 'money'],
  [{ money: 1 }, 'money', 'money_small'],
  [{ money: 100_001 }, 'money', 'money_big'],
  [{ day: '2026-02-30' }, 'day', 'date'],
  [{ day: '2026-2-3' }, 'day', 'date'],
  [{ day: 20260203 }, 'day', 'date'],
  [{ day: '1899-12-31' }, 'day', 'date'],
  [{ day: '2026-11-27' }, 'day', 'date_future'],
  [{ month: '2026-13' }, 'month', 'month'],
  [{ month: '2026-12' }, 'month', 'date_future'],
  [{ year: 68 }, 'year', 'year'],
  [{ year: '1968' }, 'year', 'year'],
  [{ year: 2027 }, 'year', 'date_future'],
  [{ phone: '12345' }, 'phone', 'phone'],
  [{ number: '530114' }, 'number', 'id_number_length'],
  [{ number: '530114196802300118' }, 'number', 'id_number_date'],
  [
    { number: `${soundIdNumber.slice(0, 17)}${soundIdNumber.endsWith('0') ? '1' : '0'}` },
    'number',
    'id_number_checksum',
  ],
  [{ place: '990000' }, 'place', 'division_unknown'],
  [{ place: '5301' }, 'place', 'division_short'],
  [{ stranger: 1 }, 'stranger', 'unknown'],
  [{ some: ['b'] }, 'hidden', 'required'],
  [{ some: ['b'], hidden: ' ' }, 'hidden', 'required'],
  [{ group: 'x' }, 'group', 'list'],
  [{ group: ['x'] }, 'group.0', 'list'],
  [{ group: [{ name: 'a' }, {}] }, 'group.1.name', 'required'],
  [{ group: [{ name: 'a', sum: 101 }] }, 'group.0.sum', 'money_big'],
  [{ group: [{ name: 'a', age: 1 }] }, 'group.0.age', 'unknown'],
  [{ group: [{ name: 'a1' }, { name: 'Ａ 1' }] }, 'group.1.name', 'duplicate'],
  [{ group: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] }, 'group', 'too_long'],
]

describe('an answer', () => {
  for (const [answers, path, code] of faults)
    it(`${JSON.stringify(answers)} is field.${code} at ${path}`, () => {
      expect(check(answers).faults.map((fault) => [fault.path, fault.code])).to.deep.equal([
        [`answers.${path}`, `field.${code}`],
      ])
    })

  it('is taken as it is meant', () => {
    const given = { phone: '+86 198-1112-0003', number: soundIdNumber.toLowerCase(), text: ' 样本 ', some: [] }
    expect(check(given)).to.deep.equal({
      answers: { phone: '19811120003', number: soundIdNumber, text: '样本' },
      faults: [],
    })
  })

  it('to a question that is not asked is dropped, whatever it is', () => {
    expect(check({ some: ['a'], hidden: 7, yes: false, deeper: 'x' })).to.deep.equal({
      answers: { some: ['a'], yes: false },
      faults: [],
    })
  })

  it('is one of many whose faults are told at once, in the order of the questions', () => {
    const { faults: all } = check({ count: 0, phone: '1', group: [{}], extra: 1 })
    expect(all.map(({ path }) => path)).to.deep.equal([
      'answers.extra',
      'answers.count',
      'answers.phone',
      'answers.group.0.name',
    ])
  })

  it('that is no object at all is refused, and so are names that every object has', () => {
    for (const given of [null, [], 'x', 3])
      expect(check(given).faults.map(({ code }) => code)).to.deep.equal(['field.type'])
    const given = JSON.parse('{"__proto__":{"yes":true},"constructor":1}')
    expect(check(given).faults.map(({ path }) => path)).to.deep.equal(['answers.__proto__', 'answers.constructor'])
  })
})
