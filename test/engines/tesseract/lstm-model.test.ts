import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect } from 'chai'
import { readLstmModel } from '../../../src/engines/tesseract/lstm-model.ts'
import { modelFile } from '../../../src/engines/tesseract/model.ts'

const partsOf = (model: Buffer) =>
  Array.from({ length: model.readInt32LE(0) }, (_, i) => Number(model.readBigInt64LE(4 + 8 * i)))

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
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'model-'))
  })
  after(() => rm(folder, { recursive: true }))

  const read = async (bytes: Buffer) => {
    const file = join(folder, 'some.traineddata.gz')
    await writeFile(file, gzipSync(bytes))
    return readLstmModel(file)
  }

  it('keeps what the neural engine reads and leaves out shapes and word lists of the older one', async () => {
    const small = await read(modelOf(['config', 'characters', null, 'old shapes', ...Array(13).fill(null), 'network']))
    expect(small).to.deep.equal(modelOf(['config', 'characters', ...Array(15).fill(null), 'network']))
  })

  it('takes parts that arrive in many pieces as they are', async () => {
    const network = 'x1'.repeat(200_000)
    const small = await read(modelOf(['c', 'u', null, 'y'.repeat(300_000), ...Array(13).fill(null), network]))
    expect(small.toString('latin1').endsWith(`cu${network}`)).to.equal(true)
    expect(small).to.have.length(4 + 8 * 18 + 2 + network.length)
  })

  it('makes a twentieth of the Chinese model', async () => {
    const model = await readLstmModel(modelFile('chi_sim'))
    expect(model.length).to.be.within(2_000_000, 4_000_000)
    expect(partsOf(model).every((start) => start < model.length)).to.equal(true)
  })

  it('refuses a file that is none', async () => {
    const error = await read(Buffer.from('no model')).catch((thrown: unknown) => thrown)
    expect(error).to.be.instanceOf(Error)
  })
})
