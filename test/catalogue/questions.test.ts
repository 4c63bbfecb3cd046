import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { answersSchema } from '../../src/catalogue/answers-schema.ts'
import { checkAnswers } from '../../src/catalogue/check-answers.ts'
import { forms } from '../../src/catalogue/questions/forms.ts'
import { seriousDiseases } from '../../src/catalogue/questions/serious-diseases.ts'
import type { Question } from '../../src/catalogue/questions/types.ts'
import { serviceIds } from '../../src/catalogue/types.ts'
import { languages } from '../../src/kernel/words.ts'
import { spokenForm } from '../../src/speech/spoken-form.ts'
import { conforms, strangeKeywords } from './json-schema.ts'
import { validAnswers } from './valid-answers.ts'

const questionWords = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../locales/${language}/questions.json`, import.meta.url), 'utf8'))

function keysOf(at: string, questions: readonly Question[]): string[] {
  return questions.flatMap((question) => {
    const key = `${at}.${question.id}`
    return [
      `${key}.label`,
      ...(question.hint ? [`${key}.hint`] : []),
      ...('options' in question ? question.options.map((id) => `${key}.option.${id}`) : []),
      ...('adviceWhen' in question && question.adviceWhen ? [`${key}.advice`] : []),
      ...(question.kind === 'group' ? [`${key}.item`, ...keysOf(key, question.questions)] : []),
    ]
  })
}

/** What the questions ask of their words. */
const neededKeys = [
  'yes',
  'no',
  'choose',
  ...serviceIds.flatMap((id) => [
    ...keysOf(id, forms[id].questions),
    ...forms[id].selfCheck.flatMap((check) => [`${id}.check.${check.id}`, `${id}.check.${check.id}.advice`]),
    ...(forms[id].derived ?? []).flatMap((derived) => [
      `${id}.${derived.id}.label`,
      ...derived.steps.map(({ level }) => `${id}.${derived.id}.level.${level}`),
    ]),
  ]),
]

const lists = serviceIds.flatMap((id) => [
  { at: id, questions: forms[id].questions },
  ...forms[id].questions.flatMap((question) =>
    question.kind === 'group' ? [{ at: `${id}.${question.id}`, questions: question.questions }] : [],
  ),
])

describe('the questions', () => {
  for (const { at, questions } of lists)
    it(`of ${at} have an id each, and depend on what was asked before`, () => {
      expect(new Set(questions.map(({ id }) => id)).size).to.equal(questions.length)
      for (const [index, { id, when }] of questions.entries()) {
        if (when === undefined) continue
        const leading = questions.slice(0, index).find((question) => question.id === when.question)
        if (leading === undefined) return expect.fail(`${at}.${id} depends on nothing before it`)
        const possible = 'options' in leading ? [...leading.options] : [true, false]
        expect(possible).to.include.members([...when.is])
      }
    })

  it('are put by each of the thirteen, with something to ask oneself first, and not by the query', () => {
    const silent = serviceIds.filter((id) => forms[id].questions.length === 0 || forms[id].selfCheck.length === 0)
    expect(silent).to.deep.equal(['health-institutions'])
  })

  it('know thirty serious diseases, and which list they are from', () => {
    const { listedIn2019, addedIn2020, version } = seriousDiseases
    expect([listedIn2019.length, addedIn2020.length]).to.deep.equal([25, 5])
    expect(new Set([...listedIn2019, ...addedIn2020]).size).to.equal(30)
    expect(version).to.be.a('string')
  })

  for (const language of languages)
    it(`have their words in ${language} and no others`, () => {
      const words = questionWords(language)
      expect(Object.keys(words).sort()).to.deep.equal([...neededKeys].sort())
      for (const [key, text] of Object.entries(words)) {
        expect(text, key).to.match(language === 'en' ? /^[^\p{Script=Han}]+$/u : /\p{Script=Han}/u)
      }
    })

  it('are spoken without a digit, a letter or a bracket left over', () => {
    for (const [key, text] of Object.entries(questionWords('zh-CN'))) {
      const told = text.replaceAll('{{number}}', '2')
      expect(spokenForm(told).spoken, key).to.match(/^[\p{Script=Han}，。、？；]+$/u)
    }
  })
})

describe('the answers as a JSON Schema', () => {
  const context = { today: '2026-11-26', isDivision: () => true }

  for (const [id, { answers }] of Object.entries(validAnswers)) {
    const form = forms[id as keyof typeof validAnswers]
    const schema = answersSchema(id, form, (key) => questionWords('en')[key] ?? expect.fail(key))

    it(`of ${id} uses known keywords and takes what the check takes`, () => {
      expect(strangeKeywords(schema)).to.deep.equal([])
      expect(schema).to.include({ $schema: 'https://json-schema.org/draft/2020-12/schema' })
      expect(checkAnswers(id, form, answers, context)).to.deep.equal({ answers, faults: [] })
      expect(conforms(schema, answers)).to.equal(true)
    })

    it(`of ${id} misses each answer that the check misses, and knows no other`, () => {
      for (const key of Object.keys(answers)) {
        const { [key]: _, ...rest } = answers
        const sound = checkAnswers(id, form, rest, context).faults.length === 0
        expect(conforms(schema, rest), `without ${key}`).to.equal(sound)
      }
      expect(conforms(schema, { ...answers, stranger: 1 })).to.equal(false)
    })
  }

  it('tells its titles in the language, and conditions as if and then', () => {
    const schema = answersSchema('job-search', forms['job-search'], (key) => questionWords('zh-CN')[key] ?? '')
    expect(schema).to.have.nested.property('properties.wage.title', '希望一个月挣多少钱')
    expect(schema['allOf']).to.deep.include({
      if: { properties: { trades: { contains: { enum: ['other'] } } }, required: ['trades'] },
      // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
      then: { required: ['otherTrade'] },
    })
  })
})
