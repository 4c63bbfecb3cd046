import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { fieldCodes, problemStatus } from '../../src/kernel/errors.ts'
import { loadWords, negotiateLanguage } from '../../src/kernel/words.ts'

const folder = join(import.meta.dirname, '../../locales')
const read = (language: string, name: string) =>
  JSON.parse(readFileSync(join(folder, language, name), 'utf8')) as Record<string, unknown>
const names = (language: string) =>
  readdirSync(join(folder, language), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
const holes = (text: unknown) => [...String(text).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

describe('the words', () => {
  it('have the same files in both languages', () => {
    expect(names('en')).to.deep.equal(names('zh-CN'))
  })

  for (const name of names('zh-CN')) {
    it(`of ${name} have the same keys and the same holes in both languages, none empty`, () => {
      const zh = read('zh-CN', name)
      const en = read('en', name)
      expect(Object.keys(en).sort()).to.deep.equal(Object.keys(zh).sort())
      for (const key of Object.keys(zh)) {
        expect(holes(en[key]), key).to.deep.equal(holes(zh[key]))
        expect(String(zh[key]).trim(), key).to.not.equal('')
        expect(String(en[key]).trim(), key).to.not.equal('')
      }
    })
  }

  it('exist for every problem, every status and every fault of a field', () => {
    const words = loadWords()
    for (const language of ['zh-CN', 'en'] as const) {
      for (const [code, status] of Object.entries(problemStatus)) {
        expect(words(language, `errors:${code}`)).to.be.a('string')
        expect(words(language, `errors:title.${status}`)).to.be.a('string')
      }
      for (const code of fieldCodes) expect(words(language, `errors:${code}`, { field: 'x' })).to.be.a('string')
    }
  })

  it('that are missing are a fault, not a blank', () => {
    expect(() => loadWords()('en', 'errors:no.such.key')).to.throw('no words')
  })

  it('follow the language that a browser asks for', () => {
    expect(negotiateLanguage('en-GB,en;q=0.8,zh;q=0.2')).to.equal('en')
    expect(negotiateLanguage('fr,zh-TW;q=0.5,en;q=0.4')).to.equal('zh-CN')
    expect(negotiateLanguage('*')).to.equal('zh-CN')
    expect(negotiateLanguage(undefined)).to.equal('zh-CN')
  })
})
