import { cpSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { QueryTypes } from 'sequelize'
import sharp from 'sharp'
import { connect } from '../../src/db/connect.ts'
import { diskFiles } from '../../src/engines/disk-files.ts'
import { addKey, readKeyRing } from '../../src/kernel/key-ring.ts'
import { createSeals } from '../../src/kernel/seal.ts'
import { filingFor } from '../journeys/filing-for.ts'
import { type ChildService, newFolder, startChild } from '../support/child-service.ts'
import { runProgram } from '../support/run-program.ts'

const words = '没有水了，样本·旧钥匙'

describe('a key that is retired', function () {
  this.timeout(240_000)
  const folder = newFolder()
  const file = join(folder.path, 'field-keys.json')
  const copy = join(folder.path, 'of-before.json')
  const text = () => readFileSync(file, 'utf8')
  const idsOf = () => [...readKeyRing(text()).keys.keys()]
  const run = (...args: string[]) =>
    runProgram('tools/keys.ts', args, { VAR_DIR: folder.path, FIELD_KEYS_FILE: file, NODE_ENV: 'test' })
  let first = ''
  let caseId = ''
  let citizen = ''
  /** A description as it stood in the copy of before. */
  let sealedBefore = ''
  let photoBefore: Buffer

  const rotate = (id: string) => writeFileSync(file, addKey(text(), id))
  async function select<T extends object>(sql: string): Promise<T[]> {
    const { sequelize, close } = await connect(undefined, 2, join(folder.path, 'database'))
    try {
      return await sequelize.query<T>(sql, { type: QueryTypes.SELECT })
    } finally {
      await close()
    }
  }
  const call = (service: ChildService, path: string, init: RequestInit = {}) =>
    fetch(service.baseUrl + path, {
      ...init,
      headers: { authorization: `Bearer ${citizen}`, ...(init.headers as Record<string, string> | undefined) },
    })

  before(async () => {
    // The first start makes the blind indexes; nothing of anybody is sealed with its key.
    await (await startChild(folder.path)).end('SIGTERM')
    first = idsOf()[0] ?? ''
    rotate('old')
    const service = await startChild(folder.path)
    citizen = service.demo.citizens[0]?.token ?? ''
    const body = new FormData()
    const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer()
    body.set('file', new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }), 'a.jpg')
    const { id: photo } = (await (await call(service, '/v1/attachments', { method: 'POST', body })).json()) as {
      id: string
    }
    const filing = await filingFor(service, { attachments: [photo], description: words })
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
    const filed = await call(service, '/v1/cases', { method: 'POST', headers, body: JSON.stringify(filing) })
    caseId = ((await filed.json()) as { id: string }).id
    await service.end('SIGTERM')
    const [row] = await select<{ description: string }>(`SELECT description FROM cases WHERE id = '${caseId}'`)
    sealedBefore = row?.description ?? ''
    photoBefore = (await diskFiles(join(folder.path, 'files')).get(photo)) ?? Buffer.alloc(0)
    cpSync(file, copy)
  })
  after(() => folder.remove())

  async function expectRefused(id: string, why: string): Promise<void> {
    const before = text()
    const { code, stdout, stderr } = await run('retire', file, id)
    expect([code, stdout]).to.deep.equal([1, ''])
    expect(stderr, stderr).to.match(new RegExp(why))
    expect(text()).to.equal(before)
  }

  it('is not the one that seals now, nor one that is not there, nor one of a file of another database', async () => {
    await expectRefused('old', 'key old seals what is written now: rotate first')
    await expectRefused('nothing', 'there is no key nothing')
    const other = join(folder.path, 'other.json')
    await runProgram('tools/keys.ts', ['new', other])
    writeFileSync(other, addKey(readFileSync(other, 'utf8'), 'new'))
    const [day = ''] = readKeyRing(readFileSync(other, 'utf8')).keys.keys()
    const { code, stderr } = await run('retire', other, day)
    expect([code, stderr]).to.deep.equal([
      1,
      'The key file does not belong to this database: set FIELD_KEYS_FILE to the one that it was sealed with.\n',
    ])
  })

  it('is not taken out while anything is sealed with it: what, is told', async () => {
    rotate('new')
    await expectRefused('old', 'still needed, nothing was changed:\n(.*\n)*cases: 1 rows\n(.*\n)*photos: 1\n')
  })

  it('stays when it makes the blind indexes, whatever else it sealed', async () => {
    expect((await run('reseal')).code).to.equal(0)
    await expectRefused(first, 'makes the blind indexes by which people are found: it stays')
  })

  it('is told also where no model knows that something is sealed', async () => {
    await select(`CREATE TABLE astray AS SELECT '{"a": ["v1.old.xyz"]}'::jsonb AS told`)
    await expectRefused('old', '\nastray: 1 rows\n')
    await select('DROP TABLE astray')
  })

  it('is gone when nothing needs it: copies from before open no more, all that is kept does', async () => {
    const { code, stdout, stderr } = await run('retire', file, 'old')
    expect(code, stderr).to.equal(0)
    expect(stdout).to.include('key old is no longer in')
    expect(idsOf()).to.deep.equal([first, 'new'])
    expect(statSync(file).mode & 0o777).to.equal(0o600)

    const place = `cases.description:${caseId}`
    const [ofBefore, now] = [copy, file].map((path) => createSeals(readKeyRing(readFileSync(path, 'utf8')), first))
    expect(ofBefore?.open(sealedBefore, place)).to.include(words)
    expect(() => now?.open(sealedBefore, place))
      .to.throw()
      .with.property('code', 'seal.key_unknown')
    expect(() => now?.openBytes(photoBefore, 'any'))
      .to.throw()
      .with.property('code', 'seal.key_unknown')

    const service = await startChild(folder.path)
    const kept = (await (await call(service, `/v1/cases/${caseId}`)).json()) as {
      description: string
      attachments: { id: string }[]
    }
    expect(kept.description).to.equal(words)
    expect((await call(service, `/v1/attachments/${kept.attachments[0]?.id}`)).status).to.equal(200)
    await service.end('SIGTERM')
    expect((await run('retire', file, 'old')).stderr).to.equal('there is no key old\n')
  })
})
