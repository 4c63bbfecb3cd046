import { expect } from 'chai'
import { pinyin } from 'pinyin-pro'
import { type EspeakVoices, espeakVoices } from '../../src/engines/espeak/espeak-voice.ts'
import { Problem } from '../../src/kernel/errors.ts'
import { collect } from '../../src/speech/collect.ts'
import { type SpokenPiece, spokenSentence } from '../../src/speech/spoken-form.ts'
import type { Voice } from '../../src/speech/voice.ts'

const piece = (text: string, speed = 1) => spokenSentence(text, 'zh-CN', speed).pieces[0] as SpokenPiece
const english = (text: string) => spokenSentence(text, 'en', 1).pieces[0] as SpokenPiece
const seconds = async (voice: Voice, what: SpokenPiece) =>
  (await collect(voice, { ...what, restMs: 0 }, {})).samples.length / voice.info.sampleRate

/** espeak's notation: consonants as written here, then the tone as its contour. */
const heard: [text: string, phonemes: string[]][] = [
  ['银行', ['i35_n', 'X_', 'A35_N']],
  ['供养', ['ong55', '214']],
  ['楚雄', ['u214', "S;_'ong35"]],
  ['贫穷', ['i35_n', "tS;h_'ong35"]],
  ['女儿', ['y214', '35']],
  ['妈麻马骂吗', ['A55', 'A35', 'A214', 'A51', '11']],
  ['还款', ['X_ua35_n', 'a214_n']],
  ['教您', ["tS;_j_'Au55"]],
  ['教师', ['tS;_j_Au51']],
  ['心脏病', ["ts_'A51_N"]],
  ['您得去', ["t_'ei214"]],
  ['种果树', ["ts._'ong51"]],
  ['重盖', ["ts.h_'ong35"]],
  ['省内', ['s._@214_N']],
]

describe('the embedded voice', function () {
  let espeak: EspeakVoices
  let mandarin: Voice
  let voiceOfEnglish: Voice
  before(function () {
    espeak = espeakVoices()
    ;[mandarin, voiceOfEnglish] = espeak.voices as [Voice, Voice]
  })
  after(() => espeak.close())

  for (const [text, phonemes] of heard)
    it(`understands ${text} as Mandarin with its tones`, async () => {
      const said = await espeak.phonemes('espeak-cmn', piece(text))
      for (const phoneme of phonemes) expect(said).to.contain(phoneme)
    })

  it('pauses between the parts of a case number: item, county, year, day, order', async () => {
    const said = await espeak.phonemes('espeak-cmn', piece('0153230120261123000017'))
    const parts = said.split(/\| \|/).map((part) => part.split('__').filter((syllable) => /\d/.test(syllable)).length)
    expect(parts).to.deep.equal([2, 6, 4, 4, 6])
  })

  it('reads no syllable of the whole dictionary as English', async () => {
    const known = new Set<string>()
    for (let code = 0x4e00; code < 0x9fa5; code++)
      for (const reading of pinyin(String.fromCodePoint(code), {
        toneType: 'num',
        v: true,
        multiple: true,
        type: 'array',
      }))
        known.add(reading.replace(/0$/, '5').replace(/(\D)$/, '$15'))
    const syllables = [...known].map((reading, i) => ({
      text: '字',
      pinyin: reading,
      from: i,
      to: i + 1,
      wordStart: true,
    }))
    expect(syllables.length).to.be.above(1300)
    for (let i = 0; i < syllables.length; i += 100) {
      const some = syllables.slice(i, i + 100)
      expect(
        await espeak.phonemes('espeak-cmn', { spoken: '字'.repeat(syllables.length), syllables: some, speed: 1 }),
      ).not.to.contain('(en)')
    }
  })

  it('speaks at about 200 syllables a minute, faster and slower on request', async () => {
    const text = '请您认真听完申请须知的全部内容'
    const calm = await seconds(mandarin, piece(text))
    expect((text.length / calm) * 60).to.be.within(160, 260)
    expect(await seconds(mandarin, piece(text, 2))).to.be.below(calm * 0.65)
    expect(await seconds(mandarin, piece(text, 0.5))).to.be.above(calm * 1.6)
    expect(await seconds(mandarin, piece(text, 4))).to.be.above(0.5)
    expect(await seconds(mandarin, piece(text, 0.25))).to.be.below(calm * 3)
  })

  it('marks every word, in order, within the sound', async () => {
    const what = piece('请拨打12345，咨询农村饮水安全。')
    const { samples, marks } = await collect(mandarin, what, {})
    expect(marks[0]).to.deep.include({ from: 0, at: 0 })
    expect(marks.at(-1)?.to).to.equal(what.spoken.length - 1)
    marks.forEach((mark, i) => {
      expect(mark.at).to.be.within(marks[i - 1]?.at ?? 0, samples.length)
      expect(mark.from).to.be.at.least(marks[i - 1]?.to ?? 0)
    })
  })

  it('obeys no markup and no phoneme brackets in Chinese text', async () => {
    const plain = await seconds(mandarin, piece('你好，世界。'))
    expect(await seconds(mandarin, piece('你好，<break time="600s"/>世界。'))).to.be.below(plain + 15)
    expect(await espeak.phonemes('espeak-cmn', piece('[[h@l]]你好'))).not.to.contain('(en)')
  })

  it('obeys no markup and no phoneme brackets in English text', async () => {
    const plain = await seconds(voiceOfEnglish, english('Hello world.'))
    for (const hostile of [
      'Hello <break time="600s"/> world.',
      'Hello <audio src="/etc/passwd"/> world.',
      'Hello &lt;break time="600s"/&gt; world.',
      '\u0001600p Hello world.',
    ])
      expect(await seconds(voiceOfEnglish, english(hostile))).to.be.below(plain + 10)
    const [bracketed, bare] = await Promise.all(
      ['[[h@l]] case', 'h@l case'].map((text) => espeak.phonemes('espeak-en', english(text))),
    )
    expect(bracketed?.replace(/[ _|]/g, '')).to.equal(bare?.replace(/[ _|]/g, ''))
  })

  it('reads English as English, and a Chinese name in it by its pinyin', async () => {
    const said = await espeak.phonemes('espeak-en', english('Welcome to 昆明'))
    expect(said).to.match(/w_.*l_k_/)
    expect(await seconds(voiceOfEnglish, english('昆明'))).to.be.above(0.3)
  })

  it('goes on after its program was killed', async () => {
    await seconds(mandarin, piece('第一句。'))
    const [first] = espeak.pids() as [number]
    process.kill(first, 'SIGKILL')
    const outcomes = await Promise.allSettled([
      seconds(mandarin, piece('第二句。')),
      seconds(mandarin, piece('第三句。')),
    ])
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).to.include({ code: 'audio.unavailable' })
    expect(await seconds(mandarin, piece('第四句。'))).to.be.above(0.3)
    expect(espeak.pids()).not.to.include(first)
  })

  it('leaves the queue when the listener leaves', async () => {
    const leave = new AbortController()
    const all = Array.from({ length: 5 }, () =>
      collect(mandarin, piece('这一句没有人听。'), { signal: leave.signal }).then(
        () => 'spoken',
        (error: Error) => error.name,
      ),
    )
    leave.abort()
    expect(await Promise.all(all)).to.deep.equal(Array(5).fill('AbortError'))
    expect(await seconds(mandarin, piece('这一句有人听。'))).to.be.above(0.5)
  })
})

describe('an overloaded or stuck speaker', () => {
  it('refuses beyond its queue, says when to come back, and lets begun answers finish', async () => {
    const espeak = espeakVoices({ longestQueue: 3 })
    const [mandarin] = espeak.voices as [Voice]
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => collect(mandarin, piece('排队等候。'), {})),
    )
    const patient = await collect(mandarin, piece('排队等候。'), { patient: true })
    await espeak.close()
    const refused = outcomes
      .filter((outcome) => outcome.status === 'rejected')
      .map((outcome) => outcome.reason as Problem)
    expect(refused).to.have.length.within(4, 5)
    for (const problem of refused) {
      expect(problem).to.be.instanceOf(Problem)
      expect(problem.code).to.equal('audio.busy')
      expect(problem.details.retryAfter).to.be.above(0)
    }
    expect(patient.samples.length).to.be.above(0)
  })

  it('speaks on with its second program when the first is killed in its work', async () => {
    const espeak = espeakVoices({ workers: 2 })
    const [mandarin] = espeak.voices as [Voice]
    const say = () =>
      collect(mandarin, piece('请您慢慢听，我们有两个人在说话。'), {}).then(
        () => 'spoken',
        () => 'failed',
      )
    expect(await Promise.all([say(), say()])).to.deep.equal(['spoken', 'spoken'])
    const pids = espeak.pids()
    expect(new Set(pids).size).to.equal(2)
    const all = Array.from({ length: 6 }, say)
    process.kill(pids[0] as number, 'SIGKILL')
    const outcomes = await Promise.all(all)
    expect(outcomes.filter((outcome) => outcome === 'failed').length).to.be.at.most(1)
    expect(await Promise.all([say(), say()])).to.deep.equal(['spoken', 'spoken'])
    await espeak.close()
  })

  it('is killed at its deadline and replaced', async () => {
    const espeak = espeakVoices({ deadlineMs: 1 })
    const [mandarin] = espeak.voices as [Voice]
    const long = piece('一二三四五六七八九十'.repeat(6))
    const outcome = await collect(mandarin, long, {}).then(
      () => 'spoken',
      (error: Problem) => error.code,
    )
    expect(outcome).to.equal('audio.unavailable')
    await espeak.close()
  })

  it('does not speak after it was closed', async () => {
    const espeak = espeakVoices()
    const [mandarin] = espeak.voices as [Voice]
    await espeak.close()
    const outcome = await collect(mandarin, piece('再见。'), {}).catch((error: Problem) => error.code)
    expect(outcome).to.equal('audio.unavailable')
    expect(mandarin.status()).to.equal('unavailable')
    expect(espeak.pids()).to.deep.equal([])
  })
})
