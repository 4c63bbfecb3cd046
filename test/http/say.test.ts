import { expect } from 'chai'
import { createSeals } from '../../src/kernel/seal.ts'
import { readResources } from '../../src/kernel/words.ts'
import { tidy } from '../../src/pages/page-sentences.ts'
import { sentenceSeal, sentencesOfOurs } from '../../src/pages/say.ts'
import { fitsTemplate, sentenceTemplates } from '../../src/pages/sentence-templates.ts'
import { filed } from '../cases/file.ts'
import { api, inventPerson, logIn, noticeVersion } from '../support/api.ts'
import { service } from '../support/service.ts'

describe('the sentences of a page, spoken', function () {
  this.timeout(60_000)
  let session: string
  before(async () => {
    session = await logIn(inventPerson().phone)
  })

  async function say(text: string, seal: string, place = '') {
    const { baseUrl } = await service()
    const headers = { cookie: `session=${session}; language=zh-CN`, origin: baseUrl, 'sec-fetch-site': 'same-origin' }
    return fetch(`${baseUrl}/say`, { method: 'POST', headers, body: new URLSearchParams({ text, seal, place }) })
  }

  async function sealOf(text: string): Promise<string> {
    return sentenceSeal({ seals: createSeals((await service()).keyRing) })(text, 'zh-CN')
  }

  it('sound as the page has them, whoever they are of', async () => {
    const own = '样本甲住在呈贡区。'
    const told = await say(own, await sealOf(own))
    expect([told.status, told.headers.get('content-type')]).to.deep.equal([200, 'audio/mpeg'])
    expect(told.headers.get('cache-control')).to.equal('no-store')
    expect((await told.arrayBuffer()).byteLength).to.be.above(2000)
  })

  it('are kept if they stand in our word files as they are, and no others', () => {
    const ours = sentencesOfOurs(readResources())
    expect(ours.has('照片里的位置信息会去掉。')).to.equal(true)
    expect(ours.has('Log in')).to.equal(true)
    expect([...ours].filter((text) => text.includes('{{'))).to.deep.equal([])
    expect(ours.has('样本甲住在呈贡区。')).to.equal(false)
  })

  it('stand under a bar on every page of a citizen, in the mode that was chosen, with whom to call', async () => {
    const { baseUrl } = await service()
    const { id } = await filed(session)
    await api('PUT', '/v1/drafts/page-drinking-water', {
      token: session,
      body: {
        serviceId: 'drinking-water',
        content: {
          consent: { noticeVersion: await noticeVersion(), method: 'read' },
          applicant: inventPerson(),
          residence: { code: '530114001', detail: '' },
          problemPlace: { code: '530114001001', detail: '' },
          problems: ['W03'],
        },
      },
    })
    const form = '/services/drinking-water/apply'
    const steps = ['whom', 'applicant', 'place', 'questions', 'problems', 'materials', 'review']
    const pages = [
      ...['/', '/blocks/medical', '/help-me-choose', '/public-notices', '/login', '/no-such-page'],
      ...['/services/drinking-water', '/services/drinking-water/notice', '/services/health-institutions'],
      ...['/services/job-search/jobs', '/services/job-training/courses'],
      ...steps.map((step) => `${form}/${step}`),
      ...['/cases', `/cases/${id}`, `/cases/${id}/receipt`, '/me', '/me/edit', '/me/close', '/me/consents'],
    ]
    for (const path of pages) {
      const answer = await fetch(`${baseUrl}${path}`, {
        headers: { accept: 'text/html', cookie: `session=${session}; display=elder.27` },
        redirect: 'manual',
      })
      const html = await answer.text()
      expect(html, path)
        .to.include('data-mode="elder" data-text="27"')
        .and.include('data-reading-bar')
        .and.include('tel:12345')
      expect(html, path).to.match(/<h1[^>]* data-say="[\w-]{16}/)
    }
  })

  it('need no seal where they are the words of the service or the name of a place, which scripts put on pages', async () => {
    expect((await say('没有定到位。', '')).status).to.equal(200)
    expect((await say('呈贡区', '', '530114')).status).to.equal(200)
  })

  it('may have the number or the place in them that a script puts there', async () => {
    expect((await say('找到3个地方，请在下面选一个。', '')).status).to.equal(200)
    expect((await say('第2题，共9题', '')).status).to.equal(200)
    expect((await say('填写时间：2026年11月27日 09:05', '')).status).to.equal(200)
    expect((await say('选好了：昆明市的呈贡区。', '', '530114')).status).to.equal(200)
    expect((await say('您在云南省昆明市呈贡区，请接着选乡镇和村。', '', '530114')).status).to.equal(200)
  })

  it('may tell when something was filled in as browsers write it, in either language', () => {
    const templates = sentenceTemplates(readResources())
    for (const [language, before] of [
      ['zh-CN', '填写时间：'],
      ['en', 'Filled in: '],
    ]) {
      const at = new Date(2026, 10, 7, 9, 5).toLocaleString(language, { dateStyle: 'long', timeStyle: 'short' })
      expect(fitsTemplate(templates, tidy(`${before}${at}`), []), at).to.equal(true)
    }
  })

  it('may have nothing else in them', async () => {
    expect((await say('找到很多个地方，请在下面选一个。', '')).status).to.equal(403)
    expect((await say('找到13812345678个地方，请在下面选一个。', '')).status).to.equal(403)
    expect((await say('选好了：昆明市的呈贡区。', '')).status).to.equal(403)
    expect((await say('选好了：样本甲家。', '', '530114')).status).to.equal(403)
    expect((await say('填写时间：现在', '')).status).to.equal(403)
  })

  it('may be what somebody who is logged in has typed, which is kept nowhere', async () => {
    const { baseUrl } = await service()
    const typed = (cookie: string, text: string) =>
      fetch(`${baseUrl}/say`, {
        method: 'POST',
        headers: { cookie, origin: baseUrl, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ text, typed: 'yes' }),
      })
    const answer = await typed(`session=${session}`, '样本阿诗')
    expect([answer.status, answer.headers.get('cache-control')]).to.deep.equal([200, 'no-store'])
    expect((await typed('', '样本阿诗')).status).to.equal(403)
    expect((await typed(`session=${session}`, '长'.repeat(4001))).status).to.equal(403)
  })

  it('are refused where they stand on no page of ours', async () => {
    expect((await say('随便一个区', '', '530114')).status).to.equal(403)
    expect((await say('呈贡区', '')).status).to.equal(403)
    expect((await say('随便一句话。', await sealOf('另外一句话。'))).status).to.equal(403)
    expect((await say('随便一句话。', '')).status).to.equal(403)
  })
})
