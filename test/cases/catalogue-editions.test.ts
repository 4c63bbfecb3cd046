import { expect } from 'chai'
import { Case } from '../../models/case.ts'
import { CatalogueEdition } from '../../models/catalogue-edition.ts'
import { openEditions } from '../../src/cases/catalogue-editions.ts'
import { findMovedCase } from '../../src/cases/find-cases.ts'
import { presentCase } from '../../src/cases/present-case.ts'
import { loadCatalogue } from '../../src/catalogue/catalogue.ts'
import { readResources, wordsOf } from '../../src/kernel/words.ts'
import { inventPerson, logIn } from '../support/api.ts'
import { serviceParts } from '../support/parts.ts'
import { fileService } from './file-service.ts'

const older = 'edition-test'

describe('a case filed under an older catalogue', () => {
  after(async () => {
    const record = await Case.findOne({ where: { catalogueVersion: older } })
    await record?.update({ catalogueVersion: loadCatalogue().version, answers: {}, problems: [] })
  })
  it('is shown by the questions, boxes and words of then', async () => {
    const parts = { ...(await serviceParts()), catalogue: loadCatalogue(), clock: { now: () => new Date() } }
    const filed = (await fileService(await logIn(inventPerson().phone), 'job-search')).json
    const label = '那时候的问法'
    const resources = readResources()
    const { questions = {}, catalogue = {} } = resources['zh-CN'] ?? {}
    await CatalogueEdition.create({
      version: older,
      content: {
        forms: {
          'job-search': { questions: [{ id: 'oldQuestion', kind: 'yes-no', required: true }], selfCheck: [] },
        },
        words: {
          'zh-CN': {
            questions: { ...questions, 'job-search.oldQuestion.label': label },
            catalogue: { ...catalogue, 'option.X99.title': '那时候的选项' },
          },
          en: {},
        },
      },
      keptAt: new Date(),
    })
    const asFiled = await Case.findByPk(filed.id, { rejectOnEmpty: true })
    await asFiled.update({ catalogueVersion: older, answers: { oldQuestion: true }, problems: ['X99'] })
    const editions = await openEditions(parts, resources)
    const world = { ...parts, editions }
    const record = await findMovedCase(filed.id)
    const told = presentCase(world, record, 'zh-CN')
    expect(told.answers.map((row) => [row.label, row.text])).to.deep.equal([[label, '是']])
    expect(told.problems).to.deep.equal([{ code: 'X99', title: '那时候的选项' }])
  })

  it('keeps its words when they alone have changed since', async () => {
    const filed = (await fileService(await logIn(inventPerson().phone), 'drinking-water')).json
    const record = await findMovedCase(filed.id)
    const [today, later] = [readResources(), readResources()]
    const [code = ''] = record.problems
    Object.assign(later['zh-CN']?.['catalogue'] ?? {}, { [`option.${code}.title`]: '后来的说法' })
    const catalogue = loadCatalogue(later)
    expect(record.catalogueVersion).to.equal(loadCatalogue(today).version).and.not.equal(catalogue.version)
    const parts = {
      ...(await serviceParts()),
      catalogue,
      clock: { now: () => new Date() },
      words: wordsOf(later).words,
    }
    const world = { ...parts, editions: await openEditions(parts, later) }
    const told = presentCase(world, record, 'zh-CN').problems
    expect(told).to.deep.equal([{ code, title: today['zh-CN']?.['catalogue']?.[`option.${code}.title`] }])
    await CatalogueEdition.destroy({ where: { version: catalogue.version } })
  })

  it('is the same edition when only words of the pages have changed', () => {
    const later = readResources()
    Object.assign(later['zh-CN']?.['pages'] ?? {}, { product: '后来的名字' })
    expect(loadCatalogue(later).version).to.equal(loadCatalogue().version)
  })

  it('is learnt by a process that was running before another one brought it', async () => {
    const parts = { ...(await serviceParts()), catalogue: loadCatalogue(), clock: { now: () => new Date() } }
    const resources = readResources()
    const editions = await openEditions(parts, resources)
    const version = 'brought-later'
    const content = { forms: { 'job-search': { questions: [], selfCheck: [] } }, words: { 'zh-CN': {}, en: {} } }
    await CatalogueEdition.create({ version, content, keptAt: new Date() })
    expect(editions.of(version).form('job-search').questions).not.to.deep.equal([])
    await editions.refresh()
    expect(editions.of(version).form('job-search').questions).to.deep.equal([])
    await CatalogueEdition.destroy({ where: { version } })
  })

  it('leaves today’s edition kept for those who come later', async () => {
    await serviceParts()
    const { version } = loadCatalogue()
    const kept = await CatalogueEdition.findByPk(version, { rejectOnEmpty: true })
    expect(kept.content.forms).to.have.property('minimum-living-allowance')
    expect(kept.content.words['en']?.['questions']).to.have.property('yes')
  })
})
