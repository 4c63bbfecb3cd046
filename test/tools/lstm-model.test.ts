import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { expect } from 'chai'
import { modelFile } from '../../src/engines/tesseract/model.ts'
import { lstmModel } from '../../tools/tesseract/lstm-model.ts'
import { packedModel } from '../../tools/tesseract/packed-model.ts'

/** A model file of these parts; null is one that it does not have. */
function modelOf(parts: (string | null)[]): Buffer {
  const header = Buffer.alloc(4 + 8 * parts.length)
  header.writeInt32LE(parts.length, 0)
  let at = header.length
  parts.forEach((part, i) => {
    header.writeBigInt64LE(BigInt(part === null ? -1 : at), 4 + 8 * i)
    at += part?.length ?? 0
  })
  return Buffer.concat([header, Buffer.from(parts.join(''))])
}

describe('the neural part of a tesseract model', () => {
  it('keeps what the neural engine reads and leaves out shapes and word lists of the older one', () => {
    const small = lstmModel(modelOf(['config', 'characters', null, 'old shapes', ...Array(13).fill(null), 'network']))
    expect(small).to.deep.equal(modelOf(['config', 'characters', ...Array(15).fill(null), 'network']))
  })

  for (const language of ['chi_sim', 'eng']) {
    it(`is what is kept of ${language}`, async () => {
      const whole = gunzipSync(await readFile(packedModel(language)))
      expect(lstmModel(whole).equals(await readFile(modelFile(language)))).to.equal(true)
    })
  }

  it('refuses bytes that are none', () => {
    for (const bytes of ['', 'no', 'no model']) {
      expect(() => lstmModel(Buffer.from(bytes))).to.throw('not a model')
    }
  })
})
