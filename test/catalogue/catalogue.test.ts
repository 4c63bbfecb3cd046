import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect } from 'chai'
import { loadCatalogue } from '../../src/catalogue/catalogue.ts'
import { loadNotices } from '../../src/catalogue/notices.ts'
import { services } from '../../src/catalogue/services.ts'
import { blockIds, departmentIds } from '../../src/catalogue/types.ts'
import { Problem } from '../../src/kernel/errors.ts'
import { languages, loadWords } from '../../src/kernel/words.ts'
import { spokenForm } from '../../src/speech/spoken-form.ts'

const locales = new URL('../../locales/', import.meta.url)

function catalogueWords(language: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`${language}/catalogue.json`, locales), 'utf8'))
}

/** Sentences of promises, and what fills their holes. */
const promiseParts = ['accept', 'urgent', 'platform', 'statutory', 'basis', 'hours', 'workingDays', 'workingDay']

/** What the catalogue asks of its words. */
function neededKeys(): string[] {
  return [
    ...blockIds.map((id) => `block.${id}`),
    ...departmentIds.map((id) => `department.${id}`),
    ...new Set(services.map(({ kind }) => `button.${kind}`)),
    ...services.flatMap(({ id }) => [`service.${id}.title`, `service.${id}.intro`]),
    ...services.flatMap(({ options }) =>
      options.flatMap(({ code }) => [`option.${code}.title`, `option.${code}.explanation`]),
    ),
    ...new Set(services.flatMap(({ materials }) => materials.map((id) => `material.${id}`))),
    ...promiseParts.map((part) => `promise.${part}`),
  ]
}

describe('the catalogue', () => {
  it('has eleven applications, two reports and one query', () => {
    const count = (kind: string) => services.filter((service) => service.kind === kind).length
    expect([count('application'), count('report'), count('query')]).to.deep.equal([11, 2, 1])
    expect(new Set(services.map(({ id }) => id)).size).to.equal(14)
  })

  it('gives the seven departments 3, 2, 1, 1, 1, 3 and 3 services, in this order', () => {
    const order = [...new Set(services.map(({ department }) => department))]
    expect(order).to.deep.equal([...departmentIds])
    expect(order.map((id) => services.filter(({ department }) => department === id).length)).to.deep.equal([
      3, 2, 1, 1, 1, 3, 3,
    ])
  })

  it('puts every service into one of six blocks, drinking water being the sixth', () => {
    expect(blockIds).to.deep.equal(['livelihood', 'employment', 'education', 'medical', 'housing', 'drinking-water'])
    const words = catalogueWords('zh-CN')
    expect(blockIds.map((id) => words[`block.${id}`])).to.deep.equal(
      ['生活', '就业', '教育', '医疗', '住房', '饮水'].map((trouble) => `您有${trouble}困难吗？`),
    )
    expect(new Set(services.map(({ block }) => block))).to.deep.equal(new Set(['livelihood', ...blockIds]))
  })

  it('numbers the services 01 to 14', () => {
    expect(services.map(({ itemCode }) => Number(itemCode))).to.deep.equal(services.map((_, index) => index + 1))
  })

  it('names the buttons and the services as the platform does', () => {
    const words = catalogueWords('zh-CN')
    expect(['application', 'report', 'query'].map((kind) => words[`button.${kind}`])).to.deep.equal([
      '我要申请',
      '我要反馈',
      '我要查询',
    ])
    expect(services.map(({ id }) => words[`service.${id}.title`])).to.deep.equal([
      '申请临时救助',
      '申请特困供养',
      '申请低保',
      '找工作',
      '找培训',
      '申请农村危房改造',
      '反映农村饮水安全问题',
      '反映学生辍学问题',
      '查询医疗卫生机构',
      '申请纳入大病专项救治',
      '申请纳入慢病健康管理',
      '申请医疗参保登记',
      '申请异地就医未报销',
      '申请大病救助',
    ])
  })

  it('rates the sixteen water problems by their urgency and tells health and ecology of the one that makes ill', () => {
    const options = loadCatalogue().service('drinking-water').options
    const codes = (urgency: string) => options.filter((option) => option.urgency === urgency).map(({ code }) => code)
    expect(options).to.have.length(16)
    expect(codes('normal')).to.deep.equal(['W01', 'W02', 'W03', 'W04', 'W10', 'W12', 'W13', 'W15', 'W16'])
    expect(codes('high')).to.deep.equal(['W05', 'W06', 'W08', 'W09', 'W11', 'W14'])
    expect(codes('urgent')).to.deep.equal(['W07'])
    expect(options.find(({ code }) => code === 'W07')?.alsoTells).to.deep.equal(['health', 'ecology'])
  })

  it('gives no code twice and asks for a description wherever the option is another problem', () => {
    const options = services.flatMap((service) => service.options)
    expect(new Set(options.map(({ code }) => code)).size).to.equal(options.length)
    const words = catalogueWords('zh-CN')
    const others = options.filter(({ code }) => words[`option.${code}.title`]?.startsWith('其他'))
    expect(options.filter(({ needsText }) => needsText)).to.deep.equal(others)
  })

  it('knows no other service', () => {
    const catalogue = loadCatalogue()
    expect(() => catalogue.service('rain')).to.throw(Problem)
    expect(() => catalogue.notice('rain')).to.throw(Problem)
  })
})

describe('the words of the catalogue', () => {
  for (const language of languages)
    it(`say everything in ${language} and nothing that is not asked`, () => {
      const words = catalogueWords(language)
      expect(Object.keys(words).sort()).to.deep.equal(neededKeys().sort())
      for (const [key, text] of Object.entries(words)) {
        if (key.startsWith('promise.')) continue
        expect(text, key).to.match(language === 'en' ? /^[A-Z][^\p{Script=Han}]+$/u : /^\p{Script=Han}|^\d+岁/u)
      }
    })

  it('explain how much water, how far and how often count, and what to do when people are ill', () => {
    const words = loadWords()
    const told = (code: string) => words('zh-CN', `catalogue:option.${code}.explanation`)
    for (const fact of ['35升', '20升', '标准可能不同']) expect(told('W01')).to.include(fact)
    expect(told('W03')).to.include('36天')
    for (const fact of ['20分钟', '800米', '80米']) expect(told('W10')).to.include(fact)
    for (const fact of ['停止喝', '告诉邻居和村委会', '2小时']) expect(told('W07')).to.include(fact)
  })
})

describe('the notices', () => {
  const notices = loadNotices()

  /** The longest that stays in the ear; longer ones are cut at commas, which costs the thread. */
  const longestSentence = 80

  for (const { id, kind, options, clocks } of services)
    describe(`of ${id}`, () => {
      const { text } = notices.get(id) ?? expect.fail(`no notice of ${id}`)

      it('say the same number of sentences in both languages', () => {
        const [least, most] = kind === 'query' ? [6, 10] : [14, 24]
        expect(text['zh-CN'].sentences).to.have.length.within(least, most)
        expect(text.en.sentences).to.have.length(text['zh-CN'].sentences.length)
      })

      it('are made of single sentences, none empty, none too long to be heard', () => {
        for (const sentence of text['zh-CN'].sentences) {
          expect(sentence).to.match(/^[^。！？]+[。！？]$/)
          expect(sentence).to.have.length.at.most(longestSentence)
        }
        for (const sentence of text.en.sentences) expect(sentence).to.match(/^[A-Z][^.!?\p{Script=Han}]+[.!?]$/u)
        for (const language of languages) {
          expect(text[language].title).to.not.equal('')
          expect(new Set(text[language].sentences).size).to.equal(text[language].sentences.length)
        }
      })

      it('name the hot line and a way without a telephone', () => {
        expect(text['zh-CN'].sentences.join(''))
          .to.include('12345热线')
          .and.include('便民服务中心')
          .and.include('村委会')
      })

      if (kind === 'query') return

      it('promise the clocks that the service keeps', () => {
        const whole = text['zh-CN'].sentences.join('')
        for (const urgency of new Set(['normal' as const, ...options.map((option) => option.urgency)])) {
          const limit = clocks.accept[urgency]
          expect(whole).to.include('hours' in limit ? `${limit.hours}小时` : `${limit.workingDays}个工作日`)
        }
        if (clocks.statutoryWorkingDays !== null) expect(whole).to.include(`${clocks.statutoryWorkingDays}个工作日`)
        expect(whole).to.include(`${clocks.platformDays}天内`)
      })

      it('tell the policy, the data, what lies lead to and the way back', () => {
        const whole = text['zh-CN'].sentences.join('')
        for (const told of ['政策说明', '照片', '读完', '定位', '存档', '更正', '撤回', '罚款', '听您解释'])
          expect(whole).to.include(told)
        expect(whole).to.match(/查实.*按规定.*1倍以上3倍以下.*救助信用记录.*公安机关/)
      })
    })

  it('of drinking water can be heard in a few minutes', () => {
    expect(notices.get('drinking-water')?.text['zh-CN'].sentences.join('')).to.have.length.within(600, 860)
  })

  for (const language of languages)
    it(`get a new version when one sentence in ${language} changes, and only theirs`, () => {
      const folder = mkdtempSync(join(tmpdir(), 'notices-'))
      try {
        cpSync(locales, folder, { recursive: true })
        const file = join(folder, language, 'notices', 'drinking-water.json')
        const notice = JSON.parse(readFileSync(file, 'utf8'))
        notice.sentences[3] += ' '
        writeFileSync(file, JSON.stringify(notice))
        const changed = loadNotices(pathToFileURL(`${folder}/`))
        for (const { id } of services) {
          const same = changed.get(id)?.version === notices.get(id)?.version
          expect(same, id).to.equal(id !== 'drinking-water')
        }
      } finally {
        rmSync(folder, { recursive: true })
      }
    })
})

describe('everything that is heard in Chinese', () => {
  const catalogue = Object.entries(catalogueWords('zh-CN')).filter(([key]) => !key.startsWith('promise.'))
  const notices = [...loadNotices()].flatMap(([id, { text }]) =>
    [text['zh-CN'].title, ...text['zh-CN'].sentences].map((sentence, index): [string, string] => [
      `notice ${id} ${index}`,
      sentence,
    ]),
  )

  it('is spoken without a digit, a letter or a bracket left over', () => {
    for (const [key, text] of [...catalogue, ...notices])
      expect(spokenForm(text).spoken, key).to.match(/^[\p{Script=Han}，。、？；“”]+$/u)
  })
})
