import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect } from 'chai'
import { knownCharacters } from '../../../src/engines/tesseract/known-characters.ts'

describe('the dictionary of a tesseract model', () => {
  it('holds usual characters, and neither rare ones nor the name dot', async () => {
    const folder = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/chi_sim/package.json'))
    const known = await knownCharacters(join(folder, '4.0.0', 'chi_sim.traineddata.gz'))
    expect(known.size).to.be.greaterThan(5000)
    expect([...'云南省勐傈僳5X'].every((each) => known.has(each))).to.equal(true)
    expect([...'䶮㛃翀赟·'].some((each) => known.has(each))).to.equal(false)
  })
})
