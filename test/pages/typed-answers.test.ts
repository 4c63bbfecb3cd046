import { expect } from 'chai'
import type { Question } from '../../src/catalogue/questions/types.ts'
import { meantBy, withoutBlanks } from '../../src/pages/citizen/typed-answers.ts'

const questions: Question[] = [
  { id: 'yes', kind: 'yes-no' },
  { id: 'count', kind: 'integer', min: 0, max: 9 },
  { id: 'money', kind: 'money', min: 0, max: 9 },
  { id: 'day', kind: 'date' },
  { id: 'month', kind: 'month' },
  { id: 'text', kind: 'text', max: 9 },
  { id: 'group', kind: 'group', max: 3, questions: [{ id: 'name', kind: 'text', max: 9 }] },
]

/** What is typed, as it is meant; what cannot be understood stays as it is, for the check to refuse. */
const meanings: [string, string, unknown][] = [
  ['yes', 'yes', true],
  ['yes', 'no', false],
  ['count', '１２户', 12],
  ['count', '三', '三'],
  ['money', '1,280.5元', 128_050],
  ['money', '３００块', 30_000],
  ['money', '0.07', 7],
  ['money', '1.234', '1.234'],
  ['money', '-3', '-3'],
  ['day', '2026年3月5日', '2026-03-05'],
  ['day', '2026.3.5', '2026-03-05'],
  ['day', '20260305', '2026-03-05'],
  ['day', '昨天', '昨天'],
  ['month', '2026年3月', '2026-03'],
  ['month', '2026/11', '2026-11'],
  ['month', '202611', '2026-11'],
  ['text', ' 样本 ', '样本'],
]

describe('what is typed into a form', () => {
  for (const [id, typed, meant] of meanings)
    it(`${typed} as ${id} means ${meant}`, () => {
      expect(meantBy(questions, { [id]: typed })).to.deep.equal({ [id]: meant, group: [] })
    })

  it('and left empty means nothing', () => {
    expect(meantBy(questions, { yes: '', count: ' ', text: '' })).to.deep.equal({ group: [] })
  })

  it('loses the entries in which nothing was typed', () => {
    const typed = { group: [{ name: 'a' }, { name: '' }, {}, { name: 'b' }] }
    expect(withoutBlanks(questions, typed)).to.deep.equal({ group: [{ name: 'a' }, { name: 'b' }] })
  })
})
