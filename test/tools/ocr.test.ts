import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { makeSpecimen, type Specimen } from '../../tools/specimens/specimen.ts'

const tool = join(import.meta.dirname, '../../tools/ocr.ts')

function run(...given: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [tool, ...given], (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    )
  })
}

describe('reading a card from the command line', function () {
  this.timeout(30_000)
  let folder: string
  let specimen: Specimen
  let photo: string

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ocr-tool-'))
    specimen = await makeSpecimen({ seed: 41, level: 'light' })
    photo = join(folder, 'card.jpg')
    await writeFile(photo, specimen.jpeg)
  })
  after(() => rm(folder, { recursive: true }))

  it('prints every field with its status and evidence, the home, what is read back and the time', async () => {
    const { code, out } = await run(photo)
    expect(code).to.equal(0)
    expect(out).to.match(new RegExp(`^idNumber +ok +\\d\\.\\d\\d +${specimen.truth.idNumber}\\n +.*checksum`, 'm'))
    for (const label of ['side', 'name', 'address', 'residence', 'read back', 'time']) {
      expect(out).to.match(new RegExp(`^${label} +\\S`, 'm'))
    }
  })

  it('prints the whole reading as JSON when asked', async () => {
    const { code, out } = await run('--json', photo)
    expect(code).to.equal(0)
    expect(JSON.parse(out)).to.have.nested.property('fields.idNumber.value', specimen.truth.idNumber)
  })

  it('says what is wrong with a call, a file and a photo, each with its exit code', async () => {
    expect(await run()).to.include({ code: 64, out: '' })
    expect(await run(photo, '--side', 'middle')).to.include({ code: 64 })
    const absent = await run(join(folder, 'absent.jpg'))
    expect(absent).to.include({ code: 66 })
    expect(absent.err).to.match(/absent\.jpg: ENOENT/)
    const text = join(folder, 'text.jpg')
    await writeFile(text, 'no photo at all')
    const refused = await run(text, '--language', 'en')
    expect(refused).to.include({ code: 65, out: '' })
    expect(refused.err).to.match(/image\.type_unsupported: Only JPEG/)
  })
})
