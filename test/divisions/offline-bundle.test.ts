import { brotliDecompressSync } from 'node:zlib'
import { expect } from 'chai'
import { openDivisionBook } from '../../src/divisions/division-book.ts'
import { makeOfflineBundle, type OfflineBundle } from '../../src/divisions/offline-bundle.ts'
import { offlineTree } from '../../src/divisions/offline-tree.ts'
import { createSearch } from '../../src/divisions/search.ts'

describe('Yunnan without a network', function () {
  this.timeout(10_000)
  const book = openDivisionBook()
  let bundle: OfflineBundle

  before(async () => {
    bundle = await makeOfflineBundle()
  })

  it('is under 100 kB, and the same text packed and plain', () => {
    expect(bundle.brotli.length).to.be.below(100_000)
    expect(brotliDecompressSync(bundle.brotli).toString()).to.equal(bundle.text)
  })

  it('holds every place of the tree, with its pinyin', () => {
    const tree = offlineTree(bundle.text)
    const told = (each: Iterable<{ code: string; name: string; pinyin?: string }>) =>
      [...each].map(({ code, name, pinyin }) => `${code} ${name} ${pinyin}`)
    expect(told(tree.below('53'))).to.deep.equal(told(book.below('53')))
    expect(tree.version).to.equal(book.version)
  })

  it('finds what the server finds', () => {
    const [offline, server] = [createSearch(offlineTree(bundle.text)), createSearch(book)]
    for (const query of ['小板桥', 'menghai', 'mhx', '潞西', '会择', '勐海 曼恩', 'lvchun']) {
      const codes = (found: { code: string }[]) => found.map(({ code }) => code)
      expect(codes(offline(query, { within: '53' })), query).to.deep.equal(codes(server(query, { within: '53' })))
    }
  })

  it('refuses another text', () => {
    expect(() => offlineTree('<html></html>')).to.throw(RangeError)
  })
})
