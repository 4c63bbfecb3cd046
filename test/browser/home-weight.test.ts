import { get } from 'node:http'
import { expect } from 'chai'
import { openPhone } from '../support/browser.ts'
import { service } from '../support/service.ts'

/** Ten kilobytes a second, as a village may have: more would be a wait of more than six seconds. What is kept for when there is no network comes after. */
const mostBytes = 60_000

/** How many bytes of an answer travel to a phone that takes gzip, as all do. */
function bytesOf(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip', 'accept-language': 'zh-CN' } }, (answer) => {
      let bytes = 0
      answer.on('data', (piece: Buffer) => {
        bytes += piece.length
      })
      answer.on('end', () => resolve(bytes))
    }).on('error', reject)
  })
}

describe('the home page for a new visitor', function () {
  this.timeout(60_000)
  before(service)

  it('weighs at most 60 kB with all that it loads, and loads no font', async () => {
    const { baseUrl } = await service()
    const { page } = await openPhone()
    const asked: string[] = []
    const fonts: string[] = []
    page.on('request', (request) => {
      asked.push(request.url())
      if (request.resourceType() === 'font') fonts.push(request.url())
    })
    await page.goto('/', { waitUntil: 'networkidle' })
    // A browser without a window asks for no icon.
    const linked = await page
      .locator('link[rel$=icon], link[rel=manifest]')
      .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href))
    await page.context().close()
    const urls = [...new Set([...asked, ...linked])]
    const sizes = await Promise.all(urls.map(async (url) => [url.replace(baseUrl, ''), await bytesOf(url)] as const))
    const heaviest = [...sizes].sort(([, a], [, b]) => b - a).map(([path, bytes]) => `${bytes} ${path}`)
    for (const part of ['/', 'style.css', 'main.js', 'icon.svg', 'manifest.webmanifest']) {
      expect(
        urls.some((url) => url.endsWith(part)),
        part,
      ).to.equal(true)
    }
    expect(
      sizes.reduce((sum, [, bytes]) => sum + bytes, 0),
      heaviest.join('\n'),
    ).to.be.at.most(mostBytes)
    expect(fonts).to.deep.equal([])
  })
})
