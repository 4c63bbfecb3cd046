import { expect } from 'chai'
import { markSpeakable } from '../../src/pages/mark-speakable.ts'

const page = (main: string) => `<section data-reading-bar></section><main id="main">${main}</main><p>foot</p>`

/** What is sealed, sentence by sentence, in the order of the marks. */
function sealed(main: string, language: 'zh-CN' | 'en' = 'zh-CN'): string[][] {
  const texts: string[] = []
  const html = markSpeakable(page(main), language, (text) => String(texts.push(text) - 1))
  const marks = [...html.matchAll(/data-say="([\d ]+)"/g)]
  expect(html.replace(/ data-say="[\d ]+"/g, '')).to.equal(page(main))
  return marks.map(([, seals = '']) => seals.split(' ').map((index) => texts[Number(index)] ?? ''))
}

describe('what a page has spoken', () => {
  it('is every sentence of every part, in the order of the page, and nothing outside the main text', () => {
    expect(sealed('<h1>您有什么困难？</h1><p>选一项。须知\n    可以听。</p><ul><li>水</li></ul>')).to.deep.equal([
      ['您有什么困难？'],
      ['选一项。', '须知 可以听。'],
      ['水'],
    ])
  })

  it('joins what stands in one line, and parts a list of links and buttons', () => {
    expect(sealed('<p>找<a href="/">第 <strong>5</strong> 页</a>。</p>')).to.deep.equal([['找第 5 页。']])
    expect(sealed('<p class="links"><a href="/a">甲</a> <a href="/b">乙</a></p>')).to.deep.equal([['甲'], ['乙']])
    expect(sealed('<p>急症请打 <a class="button" href="tel:120">120</a></p>')).to.deep.equal([['急症请打'], ['120']])
  })

  it('leaves out what nobody sees or what is a choice of many, and single marks', () => {
    const silent =
      '<p aria-hidden="true">一</p><span class="visually-hidden">二</span><select><option>三</option></select>'
    expect(
      sealed(`<form>${silent}<textarea>四</textarea><p> · </p><label>五<input value="a>b"></label></form>`),
    ).to.deep.equal([['五']])
  })

  it('takes signs as they are read, and English by its own rules', () => {
    expect(sealed('<p>A &amp; B &lt;C&gt; &#39;D&#39;.</p>', 'en')).to.deep.equal([["A & B <C> 'D'."]])
    expect(sealed('<p>See No. 5. It is open.</p>', 'en')).to.deep.equal([['See No. 5.', 'It is open.']])
  })

  it('is nothing on a page without a bar', () => {
    const html = '<main><p>一。</p></main>'
    expect(markSpeakable(html, 'zh-CN', () => 'x')).to.equal(html)
  })
})
