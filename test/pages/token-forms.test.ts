import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { withFormToken } from '../../src/pages/token-forms.ts'

const root = join(import.meta.dirname, '../../src/pages')
const read = (ending: string) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => [name, readFileSync(join(root, name), 'utf8')] as const)
const field = '<input type="hidden" name="form-token" value="T">'

describe('the forms of all pages', () => {
  it('say how they are sent, but for the one that stays on the phone', () => {
    const silent = read('.njk').flatMap(([name, source]) =>
      (source.match(/<form\b[\s\S]{0,40}/gi) ?? [])
        .filter((start) => !/^<form method="(get|post)"/.test(start))
        .map((start) => `${name}: ${start.slice(0, 30)}`),
    )
    expect(silent).to.deep.equal(['offline/form.njk: <form novalidate data-question'])
  })

  it('have the token first where they post, and nowhere else', () => {
    let posting = 0
    for (const [name, source] of read('.njk')) {
      const forms = source.match(/<form method="post"/g)?.length ?? 0
      const marked = withFormToken(source, 'T')
      expect(marked.split(field).length - 1, name).to.equal(forms)
      for (const start of marked.split('<form method="post"').slice(1)) {
        // What a template prints in an attribute may hold no `>`: as it is printed, it is escaped.
        expect(start.indexOf(field), name).to.be.within(0, 600)
        expect(start.slice(0, start.indexOf(field)), name).to.not.match(/<(input|button|select|textarea)\b/)
      }
      posting += forms
    }
    expect(posting).to.be.above(70)
  })

  it('are never made or sent by a script on their own', () => {
    const makers = read('.ts').filter(([, source]) =>
      /createElement\('form'\)|<form\b(?! method="post" action)/.test(source),
    )
    expect(makers.map(([name]) => name)).to.deep.equal(['token-forms.ts'])
  })

  it('get it whatever stands in their attributes, and text that looks like a form does not', () => {
    const form = '<form method="post" action="/x?a=1&amp;b=2" data-ask="1 > 0">'
    expect(withFormToken(`<p>&lt;form method="post"&gt;</p>${form}</form>`, 'T')).to.equal(
      `<p>&lt;form method="post"&gt;</p>${form}${field}</form>`,
    )
    expect(withFormToken('<form method="get"></form>', 'T')).to.equal('<form method="get"></form>')
  })

  it('of pages that are the same for everybody have none', () => {
    expect(withFormToken('<form method="post"></form>', undefined)).to.equal('<form method="post"></form>')
  })
})
