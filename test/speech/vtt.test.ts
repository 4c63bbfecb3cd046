import { expect } from 'chai'
import { cuesToVtt } from '../../src/speech/vtt.ts'

describe('cues as WebVTT', () => {
  it('has a head, one block a sentence, and times to the millisecond', () => {
    const vtt = cuesToVtt(
      [
        { index: 0, startMs: 50, endMs: 1234 },
        { index: 1, startMs: 1234, endMs: 3_661_005 },
      ],
      ['您好。', '请听。'],
    )
    expect(vtt).to.equal(
      'WEBVTT\n\n0\n00:00:00.050 --> 00:00:01.234\n您好。\n\n1\n00:00:01.234 --> 01:01:01.005\n请听。\n',
    )
  })

  it('lets no sentence end its cue or add markup', () => {
    const vtt = cuesToVtt([{ index: 0, startMs: 0, endMs: 1 }], ['一\n\n二 --> <b>&三'])
    expect(vtt).to.contain('一 二 --&gt; &lt;b&gt;&amp;三\n')
  })
})
