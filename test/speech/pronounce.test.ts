import { expect } from 'chai'
import { normalise } from '../../src/speech/normalise.ts'
import { pronounce } from '../../src/speech/pronounce.ts'
import { polyphoneWords } from './polyphone-words.ts'
import { pronounceCases, sandhiCases } from './pronounce-cases.ts'
import { contextCases } from './pronounce-context-cases.ts'
import { platformPronounceCases } from './pronounce-platform-cases.ts'
import { placeCases } from './yunnan-place-cases.ts'

const allCases = [...pronounceCases, ...contextCases, ...platformPronounceCases]

const read = (text: string) => pronounce(text).map((syllable) => syllable.pinyin)

describe('spoken Chinese is given its pinyin', () => {
  for (const [sentence, word, pinyin] of allCases) {
    it(`${word} in ${sentence} is ${pinyin}`, () => {
      const { spoken } = normalise(sentence)
      const at = spoken.indexOf(word)
      const syllables = pronounce(spoken).filter(({ from }) => from >= at && from < at + word.length)
      expect(syllables.map((syllable) => syllable.pinyin).join(' ')).to.equal(pinyin)
    })
  }

  it('has at least 900 words of many readings', () => {
    expect(allCases).to.have.length.of.at.least(900)
  })

  for (const [sign, list] of Object.entries(polyphoneWords)) {
    it(`reads ${sign} by its word, alone and within a sentence`, () => {
      for (const entry of list.split(/\s*·\s*/)) {
        const [word = '', ...pinyin] = entry.split(' ')
        const within = `关于${word}的通知`
        const syllables = pronounce(within).slice(2, 2 + pinyin.length)
        expect(read(word), word).to.deep.equal(pinyin)
        expect(
          syllables.map((syllable) => syllable.pinyin),
          within,
        ).to.deep.equal(pinyin)
      }
    })
  }

  it('reads the prefectures and counties of Yunnan within a sentence', () => {
    const misread = placeCases.filter(([name, pinyin]) => {
      const syllables = pronounce(`家住${name}的人`).slice(2, -2)
      return syllables.map((syllable) => syllable.pinyin).join(' ') !== pinyin
    })
    expect(misread).to.deep.equal([])
    expect(placeCases).to.have.length(16 + 129)
  })

  for (const [sentence, pinyin] of sandhiCases) {
    it(`${sentence} is ${pinyin}`, () => expect(read(sentence).join(' ')).to.equal(pinyin))
  }

  it('names Latin letters in Mandarin syllables', () => {
    expect(read('X')).to.deep.equal(['ai2', 'ke5', 'si5'])
    expect(read('V I P')).to.have.length(3)
  })

  it('gives every syllable a tone from 1 to 5 and v for ü', () => {
    const text = '女儿的绿色旅游和战略，吗呢吧了着过地得，嗯，呣，欸，哼，龘䶮㛃犇。'
    for (const pinyin of read(text)) expect(pinyin).to.match(/^[a-zê]+[1-5]$/)
  })

  it('keeps each syllable at its place in the text', () => {
    const text = '您好，楚雄州。'
    for (const { text: sign, from, to } of pronounce(text)) expect(text.slice(from, to)).to.equal(sign)
  })

  it('is silent at signs and at characters that nobody can read', () => {
    expect(read('，。！\u{2A6A5}')).to.have.length.below(2)
  })
})
