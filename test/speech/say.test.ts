import { expect } from 'chai'
import { say } from '../../src/speech/say.ts'

describe('a text gets its form for the ear', () => {
  it('spells numbers and dates in Chinese', () => {
    expect(say('请于11月23日前拨打12345', 'zh-CN').speech).to.equal('请于十一月二十三日前拨打幺二三四五')
  })

  for (const [text, speech] of [
    ['ID 53010219900307001X', 'ID 5 3 0 1 0 2 1 9 9 0 0 3 0 7 0 0 1 X'],
    ['Call 13800138000', 'Call 1 3 8 0 0 1 3 8 0 0 0'],
    ['Call 0871-63212345', 'Call 0 8 7 1, 6 3 2 1 2 3 4 5'],
    ['Call 12345', 'Call 1 2 3 4 5'],
    ['Case YN-20261123-000123', 'Case Y N, 2 0 2 6 1 1 2 3, 0 0 0 1 2 3'],
    ['Due 2026-11-23', 'Due 2026-11-23'],
    ['In 2026, 15 working days', 'In 2026, 15 working days'],
    ['You pay 3,000.50 yuan', 'You pay 3,000.50 yuan'],
  ] as const)
    it(`says ${text} as ${speech}`, () => expect(say(text, 'en')).to.deep.equal({ text, speech }))
})
