import { expect } from 'chai'
import { cutsOf } from '../../../src/ocr/glyphs/cells.ts'
import { dotSpans } from '../../../src/ocr/name-shape.ts'
import { drawLine } from '../draw-line.ts'

const likeliest = async (text: string, how = {}) => {
  const line = await drawLine(text, how)
  return [...cutsOf(line, dotSpans(line))].sort((a, b) => a[1].cost - b[1].cost)[0]
}

describe('cutting a line of print into characters', () => {
  it('counts them by their even width, whatever gaps they have inside', async () => {
    for (const name of ['林小川', '川儿', '王小明', '八小川', '卜川', '林林', '欧阳小川', '张三', '刘一川']) {
      for (const how of [{}, { blur: 2, noise: 8 }, { spacing: 0 }, { weight: 300, spacing: 9 }]) {
        expect((await likeliest(name, how))?.[0], name).to.equal([...name].length)
      }
    }
  })

  it('gives a name dot a cell of its own', async () => {
    for (const name of ['吉克·阿依', '阿普·乌撒·木呷', '小川·儿']) {
      const [count, cut] = (await likeliest(name)) ?? []
      expect(count, name).to.equal([...name].length)
      const dots = [...name].flatMap((character, i) => (character === '·' ? [i] : []))
      const narrow = cut?.cells.flatMap(({ from, to }, i) => (to - from < 20 ? [i] : []))
      expect(narrow, name).to.deep.equal(dots)
    }
  })

  it('cuts between characters and not through them', async () => {
    const [, cut] = (await likeliest('林小川')) ?? []
    const middles = cut?.cells.map(({ from, to }) => (from + to) / 2) ?? []
    const steps = middles.slice(1).map((middle, i) => middle - (middles[i] as number))
    for (const step of steps) expect(step).to.be.within(50, 68)
  })

  it('finds nothing to cut in a blank', () => {
    const blank = { width: 100, height: 50, data: new Uint8Array(5000).fill(255) }
    expect(cutsOf(blank, []).size).to.equal(0)
  })
})
