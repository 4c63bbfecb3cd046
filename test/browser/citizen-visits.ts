import type { Page } from 'playwright-core'
import { PublicNotice } from '../../models/public-notice.ts'
import { filed, staffMove } from '../cases/file.ts'
import { fileService } from '../cases/file-service.ts'
import { api, inventPerson, logIn, noticeVersion, staffToken } from '../support/api.ts'

/** A page of the citizens as somebody comes to see it. */
export interface Visit {
  /** Of its tree. */
  name: string
  /** `{open}` and the like stand for what was made. */
  path: string
  /** Whose session it is seen with; nobody's unless told. */
  as?: 'person' | 'newcomer'
  /** What is done on it before it is looked at. */
  act?(page: Page): Promise<unknown>
  /** What is done cannot be done twice: in English the page it leads to is loaded again. */
  isOnce?: true
  /** Its words and its looks are held in English too; every page is asked for faults there. */
  inEnglish?: boolean
}

const main = 'main button.button--main'
const water = '/services/drinking-water/apply'
const home = { code: '530114001', detail: '样本小区1幢' }
/** Where nobody else reports: how many did so is told. */
const village = { code: '530114001004', detail: '' }

const sendEmpty = async (page: Page, button = main) => {
  await page.click(button)
  await page.waitForSelector('#errors')
}
const see = (page: Page, selector: string) => page.waitForSelector(selector)

/** Whom the pages belong to, and what they are about. */
export interface Made {
  person: string
  newcomer: string
  /** Cases, and the public notice of one. */
  open: string
  asked: string
  done: string
  doubted: string
  notice: string
}

const everybodys: Visit[] = [
  { name: 'home', path: '/', inEnglish: true },
  {
    name: 'home-being-read',
    path: '/',
    async act(page) {
      await page.click('[data-do=toggle]')
      await see(page, '[data-player-status]:text-matches("^(正在读|Reading)")')
    },
  },
  { name: 'block', path: '/blocks/livelihood' },
  { name: 'service', path: '/services/minimum-living-allowance', inEnglish: true },
  { name: 'notice', path: '/services/drinking-water/notice', inEnglish: true },
  { name: 'notice-not-agreed', path: '/services/drinking-water/notice', act: sendEmpty },
  { name: 'help-me-choose', path: '/help-me-choose' },
  ...Object.entries({
    urgent: '房子要塌了，没饭吃',
    unsure: '外地看病花了好多万，医药费没报销',
    lost: '你好',
  }).map(
    ([name, story]): Visit => ({
      name: `help-me-choose-${name}`,
      path: '/help-me-choose',
      async act(page) {
        await page.fill('#text', story)
        await page.click(main)
        await see(page, '#answer:focus')
      },
      inEnglish: true,
    }),
  ),
  { name: 'institutions', path: '/services/health-institutions', inEnglish: true },
  { name: 'jobs', path: '/services/job-search/jobs', inEnglish: true },
  {
    name: 'jobs-faulty',
    path: '/services/job-search/jobs',
    async act(page) {
      await page.selectOption('#where', 'within-county')
      await sendEmpty(page)
    },
  },
  {
    name: 'courses-faulty',
    path: '/services/job-training/courses',
    async act(page) {
      await page.check('input[name=nearby]')
      await sendEmpty(page, '#search button.button--main')
    },
    inEnglish: true,
  },
  {
    name: 'institutions-near',
    path: '/services/health-institutions',
    async act(page) {
      await page.context().grantPermissions(['geolocation'])
      await page.context().setGeolocation({ longitude: 102.83, latitude: 24.99, accuracy: 20 })
      await page.click('[data-near-button]')
      await see(page, '#results:focus')
      await page.context().clearPermissions()
    },
  },
  {
    name: 'institutions-none',
    path: '/services/health-institutions',
    async act(page) {
      await page.fill('#query', '没有这样的地方')
      await page.click('#search button.button--main')
      await see(page, '#results:focus')
    },
  },
  { name: 'courses', path: '/services/job-training/courses', inEnglish: true },
  ...Object.entries({
    institutions: '/services/health-institutions',
    jobs: '/services/job-search/jobs',
    courses: '/services/job-training/courses',
  }).map(
    ([name, path]): Visit => ({
      name: `${name}-found`,
      path,
      async act(page) {
        await page.click('#search button.button--main')
        await see(page, '#results:focus')
      },
      inEnglish: true,
    }),
  ),
  { name: 'public-notices', path: '/public-notices' },
  { name: 'public-notices-faulty', path: '/public-notices', act: sendEmpty },
  { name: 'login', path: '/login', inEnglish: true },
  { name: 'login-faulty', path: '/login', act: sendEmpty },
  {
    name: 'send-again',
    path: '/login',
    async act(page) {
      await page.context().clearCookies({ name: 'browser' })
      await page.click(main)
      await page.waitForSelector('input[name=carried-form]', { state: 'attached' })
    },
    inEnglish: true,
  },
  {
    name: 'login-code',
    path: '/login',
    async act(page) {
      await page.fill('#phone', inventPerson().phone)
      await page.click(main)
      await see(page, '#code')
    },
  },
  {
    name: 'login-code-wrong',
    path: '/login',
    async act(page) {
      await page.fill('#phone', inventPerson().phone)
      await page.click(main)
      await page.fill('#code', '1')
      await sendEmpty(page)
    },
  },
  { name: 'offline', path: '/offline' },
  { name: 'waiting', path: '/waiting', act: (page) => see(page, '[data-none]') },
  { name: 'styleguide', path: '/styleguide' },
  { name: 'not-found', path: '/no-such-page' },
]

/** Last: a form that was begun is told of on every page. */
const offline: Visit[] = [
  { name: 'offline-form', path: '/services/drinking-water/offline', act: (page) => see(page, 'form[data-ready]') },
]

const filing: Visit[] = [
  { name: 'whom', path: `${water}/whom` },
  { name: 'applicant', path: `${water}/applicant`, inEnglish: true },
  {
    name: 'applicant-camera-refused',
    path: `${water}/applicant`,
    async act(page) {
      await page.click('[data-capture-open]')
      await see(page, '[data-card-status]:not(:empty)')
    },
  },
  { name: 'applicant-read-from-card', path: '/services/housing-renovation/apply/applicant' },
  { name: 'agreement', path: '/services/temporary-assistance/apply/agreement' },
  {
    name: 'agreement-faulty',
    path: '/services/temporary-assistance/apply/agreement',
    act: (page) => sendEmpty(page, 'button[value=visit]'),
    inEnglish: true,
  },
  {
    name: 'agreement-code-wrong',
    path: '/services/temporary-assistance/apply/agreement',
    async act(page) {
      await page.click('button[value=send]')
      await page.fill('#agreement-code', '1')
      await sendEmpty(page)
    },
  },
  {
    name: 'agreement-given',
    isOnce: true,
    path: '/services/temporary-assistance/apply/agreement',
    async act(page) {
      await page.fill('#agreement-on', '2026-01-05')
      await page.fill('#agreement-place', '样本家里')
      await page.fill('#agreement-people', '样本家人')
      await page.click('button[value=visit]')
      await page.waitForURL('**/place')
      await page.goto('/services/temporary-assistance/apply/agreement')
    },
  },
  {
    name: 'send-after-login',
    path: `${water}/applicant`,
    async act(page) {
      await page.context().clearCookies({ name: 'session' })
      await page.click(main)
      await page.waitForSelector('main a[target=_blank]')
    },
    inEnglish: true,
  },
  { name: 'place', path: `${water}/place` },
  {
    name: 'place-being-chosen',
    path: `${water}/place`,
    async act(page) {
      await page.fill('#problemPlace-search', '小板桥')
      await see(page, '[data-search-results] button')
    },
  },
  { name: 'questions', path: `${water}/questions`, inEnglish: true },
  { name: 'problems', path: `${water}/problems` },
  { name: 'materials', path: `${water}/materials` },
  { name: 'review', path: `${water}/review`, inEnglish: true },
  // These change what stands in the form; the last one empties it.
  {
    name: 'applicant-faulty',
    path: `${water}/applicant`,
    async act(page) {
      await page.fill('#applicant-idNumber', '1')
      await sendEmpty(page)
    },
  },
  {
    name: 'questions-faulty',
    path: `${water}/questions`,
    async act(page) {
      await page.fill('[name="answers.households"]', '很多')
      await sendEmpty(page)
    },
  },
  {
    name: 'problems-faulty',
    path: `${water}/problems`,
    async act(page) {
      await page.uncheck('input[value=W03]')
      await sendEmpty(page)
    },
  },
  {
    name: 'whom-faulty',
    path: `${water}/whom`,
    async act(page) {
      await page.check('input[value=other]')
      await page.fill('#helper-name', '')
      await sendEmpty(page)
    },
  },
]

const afterwards: Visit[] = [
  { name: 'receipt', path: '/cases/{open}/receipt', inEnglish: true },
  { name: 'cases', path: '/cases' },
  { name: 'case', path: '/cases/{open}', inEnglish: true },
  { name: 'case-answered', path: '/cases/{done}', inEnglish: true },
  {
    name: 'case-review-faulty',
    path: '/cases/{done}',
    act: (page) => sendEmpty(page, 'form[action$=review] button'),
    inEnglish: true,
  },
  { name: 'case-rating-faulty', path: '/cases/{done}', act: sendEmpty },
  {
    name: 'case-supplement-faulty',
    path: '/cases/{asked}',
    act: (page) => sendEmpty(page, 'form[action$=supplement] button'),
    inEnglish: true,
  },
  { name: 'penalty', path: '/cases/{doubted}/penalty' },
  { name: 'penalty-faulty', path: '/cases/{doubted}/penalty', act: sendEmpty, inEnglish: true },
  {
    name: 'penalty-answered',
    path: '/cases/{doubted}/penalty',
    async act(page) {
      await page.fill('#text', '那份工资上个月才有')
      await page.check('input[name=hearing]')
      await page.click(main)
      await see(page, 'main .notice-box:focus')
    },
  },
  {
    name: 'public-notices-found',
    path: '/public-notices',
    async act(page) {
      await page.selectOption('#place-prefecture', '5301')
      await page.selectOption('#place-county', '530111')
      await page.click(main)
      await see(page, '.card')
    },
    inEnglish: true,
  },
  {
    name: 'objection-faulty',
    path: '/public-notices/{notice}/objection',
    act: sendEmpty,
    inEnglish: true,
  },
  { name: 'objection', path: '/public-notices/{notice}/objection' },
  {
    name: 'objection-told',
    isOnce: true,
    path: '/public-notices/{notice}/objection',
    async act(page) {
      await page.fill('#text', '他家在县城有房子')
      await page.click(main)
      await see(page, 'main:not(:has(textarea))')
    },
  },
  { name: 'account', path: '/me', inEnglish: true },
  { name: 'account-edit', path: '/me/edit', inEnglish: true },
  {
    name: 'account-edit-faulty',
    path: '/me/edit',
    async act(page) {
      await page.fill('#name', '1')
      await sendEmpty(page)
    },
  },
  { name: 'account-close-open-cases', path: '/me/close', inEnglish: true },
  { name: 'consents', path: '/me/consents' },
  {
    name: 'consent',
    path: '/me/consents',
    async act(page) {
      await page.click('main li a')
      await see(page, 'form[action^="/me/consents/"], main .lead')
    },
  },
]

const leaving: Visit[] = [
  { name: 'cases-none', path: '/cases' },
  { name: 'account-close', path: '/me/close' },
  {
    name: 'account-closed',
    isOnce: true,
    path: '/me/close',
    async act(page) {
      await page.click('form[action="/me/close"] button')
      await see(page, 'main [role=status]')
    },
  },
]

export const visits: Visit[] = [
  ...everybodys,
  ...[...filing, ...afterwards].map((visit) => ({ ...visit, as: 'person' as const })),
  ...leaving.map((visit) => ({ ...visit, as: 'newcomer' as const })),
  ...offline,
]

export async function makeAll(): Promise<Made> {
  const person = await logIn(inventPerson().phone)
  const newcomer = await logIn(inventPerson().phone)
  await beginForms(person)
  return { person, newcomer, ...(await fileAll(person)) }
}

/** One case in each state that looks different, under a name that does not change. */
async function fileAll(token: string): Promise<Omit<Made, 'person' | 'newcomer'>> {
  const applicant = { ...inventPerson(), name: '样本阿诗' }
  const open = (await filed(token, { applicant, problemPlace: village })).id
  const asked = (await filed(token, { applicant, problemPlace: village })).id
  const done = (await filed(token, { applicant, problemPlace: village })).id
  const handler = await staffToken('water-530114-handler')
  const materials = { action: 'request-materials', materials: ['水费单'], version: 1 }
  await api('POST', `/v1/staff/cases/${asked}/actions`, { token: handler, body: materials })
  await staffMove(handler, done, 'accept', 1)
  await staffMove(handler, done, 'answer', 2, '修好了')

  const there = { problemPlace: { code: '530111001001' }, applicant }
  const doubted = (await fileService(token, 'minimum-living-allowance', there)).json.id
  const desk = await staffToken('civil-530111-handler')
  const steps = [
    { action: 'accept' },
    { action: 'investigate' },
    { action: 'opinion', fit: true },
    { action: 'publish' },
  ]
  for (const [index, step] of steps.entries()) {
    const body = { note: '符合', ...step, version: index + 1 }
    await api('POST', `/v1/staff/cases/${doubted}/actions`, { token: desk, body })
  }
  const notice = await PublicNotice.findOne({ where: { caseId: doubted }, rejectOnEmpty: true })
  await serveNotice(doubted, desk)
  return { open, asked, done, doubted, notice: notice.id }
}

/** What was found against a statement, told to the person. */
async function serveNotice(caseId: string, desk: string): Promise<void> {
  const body = { clue: '邻居说家里有人在外面上班' }
  const { json: clue } = await api('POST', `/v1/staff/cases/${caseId}/clues`, { token: desk, body })
  const token = await staffToken('penalty-530111-handler')
  const steps = [
    { action: 'file' },
    { action: 'investigate', facts: '隐瞒了一份工资', gainFen: 120_000 },
    { action: 'serve-notice', basis: '社会救助暂行办法第六十八条', refundFen: 120_000, fineFen: 360_000 },
  ]
  for (const [index, step] of steps.entries()) {
    const body = { ...step, version: index + 1 }
    await api('POST', `/v1/staff/penalties/${clue.id}/actions`, { token, body })
  }
}

/** One form that is filled in, one for somebody else, one that was read from a card. */
async function beginForms(token: string): Promise<void> {
  const applicant = { ...inventPerson(), name: '样本阿诗' }
  const places = { applicant, residence: home, problemPlace: village }
  const helper = { name: '样本邻居', phone: '19811120099', relationship: '邻居' }
  const card = { readBack: '我从身份证上看到样本。', warnings: ['右边有反光。'], doubtful: ['name', 'residence'] }
  const typed = { since: '2026年2月', households: '12', ill: 'no' }
  for (const [serviceId, more] of Object.entries({
    'drinking-water': { ...places, typed, problems: ['W03'], description: '三天没有水了' },
    'temporary-assistance': { ...places, helper },
    'housing-renovation': { ...places, card },
  })) {
    const content = { consent: { noticeVersion: await noticeVersion(serviceId), method: 'read' }, ...more }
    await api('PUT', `/v1/drafts/page-${serviceId}`, { token, body: { serviceId, content } })
  }
}
