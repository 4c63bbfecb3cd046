import { expect } from 'chai'
import { openPhone } from '../support/browser.ts'
import { service } from '../support/service.ts'

describe('keeping the service on the home screen of a phone', () => {
  it('has a manifest in both languages, and icons of the sizes that it says', async function () {
    this.timeout(30_000)
    const { baseUrl } = await service()
    for (const [language, name] of [
      ['zh-CN', '我的申请'],
      ['en', 'My cases'],
    ]) {
      const response = await fetch(`${baseUrl}/manifest.webmanifest`, {
        headers: { 'accept-language': String(language) },
      })
      expect(response.headers.get('content-type')).to.match(/^application\/manifest\+json/)
      const manifest = await response.json()
      expect(manifest).to.include({ lang: language, start_url: '/', display: 'standalone' })
      expect(manifest.shortcuts[0].name).to.equal(name)
      for (const { src, sizes } of manifest.icons) {
        const icon = Buffer.from(await (await fetch(`${baseUrl}${src}`)).arrayBuffer())
        expect(`${icon.readUInt32BE(16)}x${icon.readUInt32BE(20)}`).to.equal(sizes)
      }
    }
  })

  it('is taken by a browser without a fault', async function () {
    this.timeout(30_000)
    const { page } = await openPhone()
    await page.goto('/')
    const session = await page.context().newCDPSession(page)
    const { url, errors } = await session.send('Page.getAppManifest')
    expect(new URL(url).pathname).to.equal('/manifest.webmanifest')
    expect(errors).to.deep.equal([])
    await page.context().close()
  })
})
