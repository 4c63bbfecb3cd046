import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { knownCharacters } from '../../../src/engines/tesseract/known-characters.ts'
import { modelFile } from '../../../src/engines/tesseract/model.ts'

describe('the dictionary of a tesseract model', () => {
  it('holds usual characters, and neither rare ones nor the name dot', async () => {
    const known = knownCharacters(await readFile(modelFile('chi_sim')))
    expect(known.size).to.be.greaterThan(5000)
    expect([...'云南省勐傈僳5X'].every((each) => known.has(each))).to.equal(true)
    expect([...'䶮㛃翀赟·'].some((each) => known.has(each))).to.equal(false)
  })
})
