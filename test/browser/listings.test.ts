import { expect } from 'chai'
import { expectAccessible } from '../support/axe.ts'
import { openPhone } from '../support/browser.ts'
import { service } from '../support/service.ts'

const pages = ['/services/health-institutions', '/services/job-search/jobs', '/services/job-training/courses']

describe('looking for an institution, a job, a course', function () {
  this.timeout(60_000)

  it('goes without JavaScript from the block to what is in a county, and on to the next page', async () => {
    const { page } = await openPhone({ javaScriptEnabled: false })
    await page.goto('/blocks/medical')
    await page.click('a.button:has-text("我要查询")')
    expect(await page.locator('ol.cards > li').count()).to.equal(10)
    await page.click('button[name=cursor]')
    expect(await page.locator('ol.cards > li').count()).to.equal(2)

    await page.goto(pages[0] ?? '')
    await page.selectOption('#place-prefecture', '5325')
    await page.click('[data-narrow]')
    await page.selectOption('#place-county', '532501')
    await page.selectOption('#level', 'county-hospital')
    await page.click('button.button--main')
    expect(await page.locator('ol.cards > li').allTextContents()).to.have.length(1)
    expect(await page.locator('ol.cards > li').first().textContent()).to.include('样本个旧市医院')
    expect(await page.getAttribute('ol.cards a', 'href')).to.equal('tel:0873-0000101')
    expect(new URL(page.url()).search).to.equal('')
    await page.context().close()
  })

  it('starts from where one is, without the position in any address', async () => {
    const { page, faults } = await openPhone({
      permissions: ['geolocation'],
      geolocation: { longitude: 102.7998, latitude: 24.8927, accuracy: 30 },
    })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pages[0] ?? '')
    await page.click('[data-near-button]')
    await page.waitForSelector('#results:focus')
    expect(await page.locator('ol.cards h3').first().textContent()).to.equal('样本龙城卫生院')
    expect(await page.locator('ol.cards > li').first().textContent()).to.include('离您大约')
    const [spoken] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/audio')),
      page.click('ol.cards > li:first-child form[data-speak] button'),
    ])
    expect([spoken.request().method(), spoken.status()]).to.deep.equal(['POST', 200])
    expect(spoken.request().postData()).to.match(/^km=0\.\d$/)
    await expectAccessible(page)
    expect(asked.filter((url) => /102\.|24\.8/.test(url))).to.deep.equal([])
    expect(faults).to.deep.equal([])
    await page.context().close()
  })

  it('can be heard', async () => {
    const { baseUrl } = await service()
    const { page } = await openPhone({ javaScriptEnabled: false })
    for (const path of pages) {
      await page.goto(path)
      const source = await page.locator('ol.cards audio').first().getAttribute('src')
      const answer = await fetch(`${baseUrl}${source}`)
      expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([200, 'audio/mpeg'])
      expect((await answer.arrayBuffer()).byteLength).to.be.above(10_000)
      expect((await fetch(`${baseUrl}${path}/AAAAAAAAAAAAAAAAAAAAAA/audio`)).status).to.equal(404)
    }
    await page.context().close()
  })

  it('is linked from the services of work and training', async () => {
    const { page } = await openPhone({ javaScriptEnabled: false })
    await page.goto('/services/job-search')
    await page.click('text=看看有哪些工作')
    await page.selectOption('#where', 'outside-province')
    await page.click('button.button--main')
    expect(await page.locator('main').textContent())
      .to.include('找到2个')
      .and.include('包住')
    await page.selectOption('#where', 'within-county')
    await page.click('button.button--main')
    expect(await page.locator('#errors').textContent()).to.include('您住在哪里没有填')
    await page.goto('/services/job-training')
    await page.click('text=看看有哪些培训班')
    await page.selectOption('#trade', 'care')
    await page.click('button.button--main')
    expect(await page.locator('main').textContent()).to.include('可以带孩子来')
    await page.context().close()
  })
})

describe('somebody who does not know which service', function () {
  this.timeout(60_000)

  it('says it, gets what fits and why, and can hear it, without JavaScript', async () => {
    const { baseUrl } = await service()
    const { page } = await openPhone({ javaScriptEnabled: false })
    await page.goto('/')
    await page.click('text=说一说您的事')
    await page.fill('#text', '我们村停水三天了')
    await page.click('button.button--main')
    expect(await page.locator('ol.cards').textContent())
      .to.include('反映农村饮水安全问题')
      .and.include('因为您说到')
    const source = await page.getAttribute('audio', 'src')
    expect(source).to.equal('/help-me-choose/audio?service=drinking-water')
    const answer = await fetch(`${baseUrl}${source}`)
    expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([200, 'audio/mpeg'])
    await page.click('ol.cards a')
    expect(new URL(page.url()).pathname).to.equal('/services/drinking-water')
    await page.goto('/blocks/housing')
    await page.click('text=说一说您的事')
    await page.click('button[value=unknown]')
    expect(await page.locator('main').textContent()).to.include('便民服务中心')
    await page.context().close()
  })
})
