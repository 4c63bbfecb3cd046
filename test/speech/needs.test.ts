import { expect } from 'chai'
import { needsOf } from '../../src/speech/rules/needs.ts'

const signs = (pattern: RegExp) => {
  const needs = needsOf(pattern)
  return needs && [...needs].sort().join('')
}

describe('what a pattern needs', () => {
  it('is the rarest of what must stand in its match or beside it', () => {
    expect(signs(/\d{3,4}(?=室|房)/u)).to.equal('室房')
    expect(signs(/(?<=[栋幢])\d+/u)).to.equal('幢栋')
    expect(signs(/\d+-\d+/u)).to.equal('-')
    expect(signs(/[-~—] ?\d/u)).to.equal('-~—')
    expect(signs(/(\d+)(?::(\d+))?/u)).to.equal('0123456789')
    expect(signs(/\u{20bb7}+/u)).to.equal('\u{20bb7}')
  })

  it('is one of each alternative', () => {
    expect(signs(/(?:RMB|¥) ?\d+|元/u)).to.equal('R¥元')
    expect(signs(/年|\d*/u)).to.equal(undefined)
  })

  it('is nothing where what stands there may be anything, or nothing', () => {
    expect(signs(/(?<!年)(?!月)./u)).to.equal(undefined)
    expect(signs(/年?月*/u)).to.equal(undefined)
    expect(signs(/[^年]\p{Script=Han}[\u4e00-\u9fff]/u)).to.equal(undefined)
    expect(signs(/^\b$/u)).to.equal(undefined)
  })
})
