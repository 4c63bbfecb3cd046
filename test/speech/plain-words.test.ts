import { expect } from 'chai'
import { replyTemplates } from '../../src/catalogue/reply-templates.ts'
import { serviceIds } from '../../src/catalogue/types.ts'
import { loadWords } from '../../src/kernel/words.ts'
import { plainHints } from '../../src/speech/plain-words.ts'

const codes = (text: string) => plainHints(text).map(({ code }) => code)

describe('advice on plain words', () => {
  it('finds a sentence that is too long to keep in mind, by its beginning', () => {
    const long = `我们查过了${'水管很旧'.repeat(10)}。明天修。`
    expect(plainHints(long)).to.deep.equal([{ code: 'long', start: '我们查过了水管很', count: 46 }])
    expect(codes('水管换好了。明天来水。')).to.deep.equal([])
  })

  it('names what people say instead of the words of offices, the longer word before the one within it', () => {
    expect(plainHints('经核查，不予受理，特此告知。')).to.deep.equal([
      { code: 'word', word: '不予受理', plain: '不受理' },
      { code: 'word', word: '经核查', plain: '我们查过' },
      { code: 'word', word: '特此', plain: '' },
      { code: 'word', word: '告知', plain: '告诉' },
    ])
  })

  it('asks who does it where one sentence hides it twice', () => {
    expect(codes('水源被污染，由水务局进行处理，村民得到补偿。')).to.include('passive')
    expect(codes('水被弄脏了。我们明天来洗水池。')).to.not.include('passive')
  })

  it('tells what is missing only where it is expected, and says nothing of other languages', () => {
    const all = ['next', 'phone', 'date'] as const
    expect(plainHints('水管坏了。', all).map(({ code }) => code)).to.deep.equal([...all])
    expect(plainHints('明天来水。接下来我们会常去看。有事请打0871-6770000。', all)).to.deep.equal([])
    expect(
      plainHints('The pipe is broken, and it will be repaired in due course by those in charge of it.', all),
    ).to.deep.equal([])
  })

  it('asks for the gaps of a ready text that nobody filled in, each once', () => {
    expect(plainHints('（几月几日）修好，（几月几日）来水（已经验收）。')).to.deep.equal([
      { code: 'blank', blank: '（几月几日）' },
    ])
  })

  it('finds nothing but gaps in the ready words, and answers name a phone', () => {
    const others = (text: string, ...expected: 'phone'[]) =>
      plainHints(text, expected).filter(({ code }) => code !== 'blank')
    const words = loadWords()
    for (const service of serviceIds) {
      for (const id of replyTemplates(service, 'answer')) {
        expect(others(words('zh-CN', `replies:${id}.text`), 'phone'), id).to.deep.equal([])
      }
      for (const action of ['fulfil', 'deny', 'reject']) {
        for (const id of replyTemplates(service, action)) {
          expect(others(words('zh-CN', `replies:${id}.text`)), id).to.deep.equal([])
        }
      }
    }
  })
})
