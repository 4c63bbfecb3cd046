import { expect } from 'chai'
import { longestPiece } from '../../src/speech/segment.ts'
import { spokenForm, spokenSentence } from '../../src/speech/spoken-form.ts'
import { platformCases } from './normalise-platform-cases.ts'

const sentences = (text: string) => spokenForm(text).sentences.map(({ spoken }) => spoken)

describe('the spoken form of a text', () => {
  it('is cut after quotes and brackets close, not in decimals, addresses or numbered headings', () => {
    expect(sentences('他问：“能办吗？”我说：“能。”')).to.deep.equal(['他问：能办吗？', '我说：能。'])
    expect(sentences('(详见附件。)请查收。')).to.deep.equal(['详见附件。', '请查收。'])
    expect(sentences('金额为3.5元。请登录www.yn.gov.cn。')).to.have.length(2)
    expect(sentences('1. 身份证。2. 户口簿。')).to.deep.equal(['一，身份证。', '二，户口簿。'])
  })

  it('takes the full stop of a Latin keyboard between Chinese characters for one', () => {
    expect(sentences('材料已收到.请等候通知.谢谢')).to.deep.equal(['材料已收到。', '请等候通知。', '谢谢'])
  })

  it('has no sentence without a sound', () => {
    for (const text of ['', '  \n\n ', '。。。！！', '😀。🎉', '\u200b\u202e', '——……'])
      expect(spokenForm(text).sentences).to.deep.equal([])
    expect(sentences('😀。你好。\n\n。')).to.deep.equal(['你好。'])
  })

  it('gives every sentence of the cases its own part of the spoken text, in order, and pieces that a voice can hold', () => {
    for (const [text] of platformCases) {
      const { spoken, sentences } = spokenForm(text)
      let at = 0
      sentences.forEach((sentence, i) => {
        expect(sentence.index).to.equal(i)
        const place = spoken.indexOf(sentence.spoken, at)
        expect(place, text).to.be.at.least(at)
        at = place + sentence.spoken.length
        for (const piece of spokenSentence(sentence.text, 'zh-CN', 1).pieces) {
          expect(piece.spoken.length).to.be.within(1, longestPiece)
          expect(piece.syllables).not.to.have.length(0)
        }
      })
    }
  })

  it('reads markup and phoneme brackets as text', () => {
    expect(spokenForm('你好<break time="600s"/>世界').spoken).to.match(/^你好.*世界$/)
    expect(spokenForm('[[h@l]]').spoken).to.equal('H艾特L')
  })
})
