import { expect } from 'chai'
import { checkDigitOf } from '../../src/kernel/id-number.ts'
import { api, expectProblem, inventPerson, logIn, noticeVersion } from '../support/api.ts'
import { file } from './file.ts'

let token: string
before(async () => {
  token = await logIn('19811120001')
})

const person = (changes: Record<string, string>) => ({ applicant: { ...inventPerson(), ...changes } })
const idNumber = (first17: string) => person({ idNumber: `${first17}${checkDigitOf(first17)}` })
const wrongDigit = () => {
  const { idNumber: right } = inventPerson()
  return person({ idNumber: `${right.slice(0, 17)}${right.endsWith('5') ? '6' : '5'}` })
}
const helper = (changes: Record<string, string>) => ({
  filingMode: 'helper',
  helper: { name: '样本邻居', phone: '19811120009', relationship: '邻居', ...changes },
})
const at = (code: string) => ({ problemPlace: { code } })

/** What is wrong, the path that is named, the code. */
const faults: [string, () => Record<string, unknown>, string, string][] = [
  [
    'an ID number of 17 places',
    () => person({ idNumber: '53011419560307002' }),
    'applicant.idNumber',
    'field.id_number_length',
  ],
  [
    'an ID number of the first generation',
    () => person({ idNumber: '530114560307002' }),
    'applicant.idNumber',
    'field.id_number_length',
  ],
  [
    'an ID number with letters',
    () => person({ idNumber: '53011419560307OO2X' }),
    'applicant.idNumber',
    'field.id_number_length',
  ],
  [
    'a birth date that does not exist',
    () => idNumber('53011419560231002'),
    'applicant.idNumber',
    'field.id_number_date',
  ],
  ['a birth date to come', () => idNumber('53011420990101002'), 'applicant.idNumber', 'field.id_number_date'],
  ['a birth date before 1900', () => idNumber('53011418990101002'), 'applicant.idNumber', 'field.id_number_date'],
  ['a wrong check digit', wrongDigit, 'applicant.idNumber', 'field.id_number_checksum'],
  ['an empty ID number', () => person({ idNumber: '' }), 'applicant.idNumber', 'field.required'],
  ['a phone of ten digits', () => person({ phone: '1981234567' }), 'applicant.phone', 'field.phone'],
  ['a phone of no network', () => person({ phone: '11012345678' }), 'applicant.phone', 'field.phone'],
  ['a landline', () => person({ phone: '087112345678' }), 'applicant.phone', 'field.phone'],
  ['a name with digits', () => person({ name: '样本1' }), 'applicant.name', 'field.name'],
  ['a name of one character', () => person({ name: '样' }), 'applicant.name', 'field.name'],
  ['a name with markup', () => person({ name: '<b>样本</b>' }), 'applicant.name', 'field.name'],
  ['an empty name', () => person({ name: '' }), 'applicant.name', 'field.required'],
  [
    'a home that does not exist',
    () => ({ residence: { code: '539999', detail: '' } }),
    'residence.code',
    'field.division_unknown',
  ],
  [
    'a home as wide as a province',
    () => ({ residence: { code: '53', detail: '' } }),
    'residence.code',
    'field.division_level',
  ],
  ['a village that does not exist', () => at('530114001999'), 'problemPlace.code', 'field.division_unknown'],
  ['a township in place of a village', () => at('530114001'), 'problemPlace.code', 'field.division_level'],
  ['a county in place of a village', () => at('530114'), 'problemPlace.code', 'field.division_level'],
  ['a place outside Yunnan', () => at('510104'), 'problemPlace.code', 'field.division_outside'],
  ['a code of seven digits', () => at('5301140'), 'problemPlace.code', 'field.format'],
  ['a problem of no service', () => ({ problems: ['W03', 'Z99'] }), 'problems.1', 'field.problem_unknown'],
  ['a problem of another service', () => ({ problems: ['T01'] }), 'problems.0', 'field.problem_unknown'],
  ['a problem ticked twice', () => ({ problems: ['W03', 'W03'] }), 'problems', 'field.duplicate'],
  ['no problem', () => ({ problems: [] }), 'problems', 'field.required'],
  [
    '"other" without a word',
    () => ({ problems: ['W16'], description: '  ' }),
    'description',
    'field.problem_needs_text',
  ],
  ['a helper who is not named', () => ({ filingMode: 'helper' }), 'helper.name', 'field.helper_missing'],
  ['a helper without a mobile phone', () => helper({ phone: '0871' }), 'helper.phone', 'field.phone'],
  ['a helper whose name cannot be one', () => helper({ name: '<b>' }), 'helper.name', 'field.name'],
  [
    'a photo that was never uploaded',
    () => ({ attachments: ['AAAAAAAAAAAAAAAAAAAAAA'] }),
    'attachments.0',
    'field.attachment_unknown',
  ],
  ['a description of 2,001 characters', () => ({ description: '水'.repeat(2001) }), 'description', 'field.too_long'],
  ['a service that does not exist', () => ({ serviceId: 'sunshine' }), 'serviceId', 'field.choice'],
  ['a filing mode that does not exist', () => ({ filingMode: 'secret' }), 'filingMode', 'field.choice'],
  ['a number where a text belongs', () => ({ description: 3 }), 'description', 'field.type'],
  [
    'a longitude beyond the earth',
    () => ({ location: { longitude: 190, latitude: 25, coordType: 'wgs84' } }),
    'location.longitude',
    'field.too_big',
  ],
  [
    'coordinates of no system',
    () => ({ location: { longitude: 102, latitude: 25 } }),
    'location.coordType',
    'field.required',
  ],
]

describe('a filing with', () => {
  for (const [name, changes, path, code] of faults) {
    it(`${name} is refused at ${path} in both languages`, async () => {
      const body = changes()
      for (const language of ['zh-CN', 'en']) {
        const answer = await file(token, body, { language })
        expectProblem(answer, 400, 'request.invalid')
        expect(
          answer.json.errors.map((fault: { path: string; code: string }) => [fault.path, fault.code]),
        ).to.deep.equal([[path, code]])
        const [{ detail, speech }] = answer.json.errors
        const chinese = /\p{Script=Han}/u
        expect([chinese.test(detail), chinese.test(speech)]).to.deep.equal(Array(2).fill(language === 'zh-CN'))
        expect(detail).to.not.match(/\{\{|undefined|field\./)
      }
    })
  }

  it('several faults hears of all of them at once', async () => {
    const answer = await file(token, {
      applicant: { name: '1', idNumber: '5', phone: '9' },
      residence: { code: '539999', detail: '' },
      problemPlace: { code: '530114' },
      problems: ['Z99'],
      filingMode: 'helper',
    })
    expectProblem(answer, 400, 'request.invalid')
    expect(answer.json.errors.map(({ path }: { path: string }) => path)).to.have.members([
      'applicant.name',
      'applicant.idNumber',
      'applicant.phone',
      'residence.code',
      'problemPlace.code',
      'problems.0',
      'helper.name',
    ])
  })

  it('a photo of somebody else is refused as if it did not exist', async () => {
    const form = new FormData()
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    form.set('file', new Blob([png], { type: 'image/png' }), 'dot.png')
    const photo = await api('POST', '/v1/attachments', { token: await logIn('19811120002'), body: form })
    expect(photo.status).to.equal(201)
    const answer = await file(token, { attachments: [photo.json.id] })
    expectProblem(answer, 400, 'request.invalid')
    expect(answer.json.errors[0]).to.include({ path: 'attachments.0', code: 'field.attachment_unknown' })
  })

  it('a notice that has changed meanwhile is asked to read it again', async () => {
    expectProblem(await file(token, { consent: { noticeVersion: 'older', method: 'read' } }), 409, 'notice.outdated')
  })

  it('a service that cannot be filed here is told where to go', async () => {
    const version = await noticeVersion('health-institutions')
    const consent = { noticeVersion: version, method: 'read' }
    const changes = { serviceId: 'health-institutions', consent, problems: ['W01'] }
    expectProblem(await file(token, changes), 422, 'service.not_fileable')
  })

  it('faults keeps nothing', async () => {
    const mine = await api('GET', '/v1/cases', { token })
    expect(mine.json).to.deep.equal({ items: [], nextCursor: null })
  })
})

describe('a filing is understood as it is meant', () => {
  it('with full-width digits, spaces, a country code and another dot', async () => {
    const { idNumber: number } = inventPerson()
    const wide = [...number]
      .map((digit) => (/\d/.test(digit) ? String.fromCodePoint(0xff10 + Number(digit)) : digit))
      .join('')
    const applicant = {
      name: ' 样本•阿诗 ',
      idNumber: `${wide.slice(0, 6)} ${wide.slice(6)}`,
      phone: '+86 198-1112-0003',
    }
    const { status, json } = await file(await logIn('19811120003'), { applicant })
    expect(status).to.equal(201)
    expect(json.applicant).to.deep.equal({ name: '样本·阿诗', idNumber: number, phone: '19811120003' })
  })

  it('with a name of rare characters', async () => {
    const { status, json } = await file(await logIn('19811120004'), person({ name: '䶮㛃' }))
    expect(status).to.equal(201)
    expect(json.applicant.name).to.equal('䶮㛃')
  })
})
