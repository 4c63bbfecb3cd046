import { expect } from 'chai'
import fc from 'fast-check'
import { longestPiece, piecesOf, sentencesOf } from '../../src/speech/segment.ts'

const texts = (pieces: { text: string }[]) => pieces.map(({ text }) => text)

describe('text is cut into sentences', () => {
  it('cuts after full stops, questions, exclamations, semicolons and line ends', () => {
    expect(texts(sentencesOf('您好。听清楚了吗？好！先登记；再提交\n完毕'))).to.deep.equal([
      '您好。',
      '听清楚了吗？',
      '好！',
      '先登记；',
      '再提交\n',
      '完毕',
    ])
  })

  it('leaves a closing quote with the sentence that it closes', () => {
    expect(texts(sentencesOf('他说：“可以。”我说好。'))).to.deep.equal(['他说：“可以。”', '我说好。'])
  })

  it('does not cut decimals, dates and addresses of the net', () => {
    expect(sentencesOf('水费3.5元，日期2026.11.23，网址www.yn.gov.cn。')).to.have.length(1)
  })

  it('cuts English at a full stop before a new sentence only', () => {
    expect(texts(sentencesOf('Your fee is 3.5 yuan. Call 12345. Thank you!', 'en'))).to.deep.equal([
      'Your fee is 3.5 yuan. ',
      'Call 12345. ',
      'Thank you!',
    ])
  })

  it('covers the text without gaps and remembers places', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'一二，。！？；\n”a. '), maxLength: 80 }), (text) => {
        const pieces = sentencesOf(text)
        expect(texts(pieces).join('')).to.equal(text)
        for (const { text: piece, from, to } of pieces) expect(text.slice(from, to)).to.equal(piece)
      }),
    )
  })
})

describe('a long sentence is cut into pieces', () => {
  it('leaves a sentence of 60 characters whole', () => {
    expect(piecesOf('一'.repeat(60))).to.have.length(1)
  })

  it('cuts at the last comma before the limit', () => {
    const sentence = `${'一'.repeat(30)}，${'二'.repeat(20)}，${'三'.repeat(30)}。`
    expect(texts(piecesOf(sentence))).to.deep.equal([
      `${'一'.repeat(30)}，${'二'.repeat(20)}，`,
      `${'三'.repeat(30)}。`,
    ])
  })

  it('ends the first piece at the first comma when it is in a hurry', () => {
    expect(texts(piecesOf('申请人您好，请听须知，谢谢。', longestPiece, true))).to.deep.equal([
      '申请人您好，',
      '请听须知，谢谢。',
    ])
  })

  it('cuts anywhere where there is no comma, but never through a character', () => {
    const pieces = piecesOf(`一${'\u{20BB7}'.repeat(70)}`)
    for (const { text } of pieces) {
      expect(text.length).to.be.at.most(longestPiece)
      expect(text.isWellFormed()).to.equal(true)
    }
  })
})
