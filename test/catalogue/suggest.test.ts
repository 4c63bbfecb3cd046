import { expect } from 'chai'
import { presentSuggestion, suggestionSentences } from '../../src/cases/present-suggestion.ts'
import { loadCatalogue } from '../../src/catalogue/catalogue.ts'
import { emergencies, emergencyIds } from '../../src/catalogue/suggest/emergencies.ts'
import { suggestServices } from '../../src/catalogue/suggest/suggest-services.ts'
import { serviceIds } from '../../src/catalogue/types.ts'
import { languages, loadWords } from '../../src/kernel/words.ts'
import { type Sentence, seen, unseen } from './suggest-sentences.ts'

const first = (text: string) => suggestServices(text).hits[0]?.serviceId ?? 'window'
const rightOf = (sentences: readonly Sentence[]) => sentences.filter(([text, wanted]) => first(text) === wanted)
const world = { words: loadWords(), catalogue: loadCatalogue() }

describe('what somebody says in their own words', () => {
  it('finds its service, for every sentence that the lexicon was tuned by', () => {
    expect(seen.filter(([text, wanted]) => first(text) !== wanted)).to.deep.equal([])
  })

  it('finds it for three strangers of four, and sends fewer than one of ten to the wrong service', () => {
    const wrong = unseen.filter(([text, wanted]) => first(text) !== wanted && first(text) !== 'window')
    expect(rightOf(unseen).length / unseen.length).to.be.at.least(0.75)
    expect(wrong.length / unseen.length).to.be.at.most(0.1)
  })

  it('is tested by sentences for every service, none of them twice', () => {
    for (const set of [seen, unseen]) expect(new Set(set.map(([, wanted]) => wanted)).size).to.equal(15)
    expect(new Set([...seen, ...unseen].map(([text]) => text)).size).to.equal(seen.length + unseen.length)
  })

  it('is told back as the reason', () => {
    const { services } = presentSuggestion(world, suggestServices('水龙头出来的水是浑的'), 'zh-CN')
    expect(services[0]?.why.text).to.include('“水龙头').and.include('水务部门')
  })

  it('that fits two services about as well is asked about', () => {
    const { questions, hits } = suggestServices('外地看病花了好多万，医药费没报销')
    expect(questions).to.have.members(['remote-care-reimbursement', 'serious-illness-assistance'])
    expect(questions).to.have.length.within(2, 3)
    expect(hits.map(({ serviceId }) => serviceId)).to.include.members(questions)
  })

  it('that says nothing goes to the window', () => {
    for (const text of ['', '   ', '。。。', '嗯', '\u0000', 'x'.repeat(500), '💧']) {
      expect(suggestServices(text)).to.deep.equal({ emergencies: [], hits: [], questions: [] })
    }
    const { window, services } = presentSuggestion(world, suggestServices(''), 'zh-CN')
    expect(services).to.deep.equal([])
    expect(window).to.include({ phone: '12345' })
    expect(window.text).to.include('便民服务中心').and.include('12345')
  })
})

describe('what cannot wait', () => {
  const urgent: [string, (typeof emergencyIds)[number], string | undefined][] = [
    ['房子要塌了', 'house', 'housing-renovation'],
    ['我家墙快倒了，老人还在里面', 'house', 'housing-renovation'],
    ['娃娃喝了水中毒了', 'poison', 'drinking-water'],
    ['喝了这个水肚子疼', 'poison', 'drinking-water'],
    ['我在学校被打', 'violence', 'school-dropout'],
    ['女儿被同学欺凌不敢上学', 'violence', 'school-dropout'],
    ['家里没饭吃了', 'hunger', 'temporary-assistance'],
    ['三天没得吃的，揭不开锅', 'hunger', 'temporary-assistance'],
    ['隔壁着火了', 'fire', undefined],
    ['我爹晕倒了', 'illness', undefined],
    ['活不下去了', 'despair', undefined],
    ['the house is about to collapse', 'house', 'housing-renovation'],
    ['people got sick from the water', 'poison', 'drinking-water'],
    ['my daughter is bullied', 'violence', 'school-dropout'],
    ['we have nothing to eat', 'hunger', 'temporary-assistance'],
  ]
  for (const [text, id, serviceId] of urgent) {
    it(`comes first: ${text}`, () => {
      const found = suggestServices(text)
      expect(found.emergencies.map((each) => each.id)).to.include(id)
      if (serviceId) expect(found.hits[0]?.serviceId).to.equal(serviceId)
      const answer = presentSuggestion(world, found, 'zh-CN')
      expect(suggestionSentences(world, answer, 'zh-CN')[0]).to.equal(answer.emergencies[0]?.text)
    })
  }

  it('is not seen in everyday sentences', () => {
    const everyday = ['请打我电话', '我拄拐杖', '低保被关停了', '累得要死了', 'she scraped her knee', '想学打孔']
    for (const text of everyday) expect([text, suggestServices(text).emergencies]).to.deep.equal([text, []])
    const alarmed = [...seen, ...unseen].filter(([text]) => suggestServices(text).emergencies.length > 0)
    expect(alarmed.length).to.be.at.most(6)
  })

  it('of violence at home is not taken for a matter of school', () => {
    const { emergencies, hits } = suggestServices('老公天天打我')
    expect(emergencies.map(({ id }) => id)).to.deep.equal(['violence'])
    expect(hits).to.deep.equal([])
  })

  it('has a number to call, and words for every answer in both languages', () => {
    expect(emergencies.map(({ id }) => id)).to.have.members([...emergencyIds])
    const all = {
      emergencies: [...emergencies],
      hits: serviceIds.map((serviceId) => ({ serviceId, score: 1, words: [] })),
      questions: [...serviceIds],
    }
    for (const language of languages) {
      const answer = presentSuggestion(world, all, language)
      for (const { phones, speech } of answer.emergencies) {
        expect(phones).to.not.deep.equal([])
        expect(speech).to.not.match(/\d{3}/)
      }
      expect(answer.questions).to.have.length(serviceIds.length)
    }
  })
})
