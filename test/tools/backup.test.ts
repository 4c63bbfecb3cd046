import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import sharp from 'sharp'
import { connect, type Database } from '../../src/db/connect.ts'
import { diskAnchors } from '../../src/engines/disk-anchors.ts'
import { diskFiles } from '../../src/engines/disk-files.ts'
import { runningClock } from '../../src/kernel/clock.ts'
import { newKeyRing, readKeyRing } from '../../src/kernel/key-ring.ts'
import { createSeals } from '../../src/kernel/seal.ts'
import { backUp } from '../../tools/backup/back-up.ts'
import { bringBack } from '../../tools/backup/bring-back.ts'
import { type Manifest, readManifest } from '../../tools/backup/manifest.ts'
import { filingFor } from '../journeys/filing-for.ts'
import { newFolder, startChild } from '../support/child-service.ts'
import { runProgram } from '../support/run-program.ts'

const root = mkdtempSync(join(tmpdir(), 'backup-'))
const at = (name: string) => join(root, name)
/** A line of people's own words that every way of reading lines ends somewhere else. */
const words = '第一行\u2028第二行\r第三行\n"{}\\u0000 \\ 完'
const quiet = () => undefined

describe('a backup', function () {
  this.timeout(120_000)
  const origin = newFolder()
  const restored = { VAR_DIR: at('restored'), NODE_ENV: 'test' }
  let photo = ''
  let caseId = ''
  let manifest: Manifest

  before(async () => {
    const service = await startChild(origin.path)
    const authorization = `Bearer ${service.demo.citizens[0]?.token}`
    const body = new FormData()
    const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer()
    body.set('file', new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }), 'a.jpg')
    const post = async (path: string, headers: Record<string, string>, sent: FormData | string) => {
      const response = await fetch(service.baseUrl + path, {
        method: 'POST',
        headers: { authorization, ...headers },
        body: sent,
      })
      expect(response.status).to.equal(201)
      return ((await response.json()) as { id: string }).id
    }
    photo = await post('/v1/attachments', {}, body)
    const filing = await filingFor(service, { attachments: [photo], description: words })
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
    caseId = await post('/v1/cases', headers, JSON.stringify(filing))
    await service.end('SIGTERM')
  })
  after(() => {
    origin.remove()
    rmSync(root, { recursive: true, force: true })
  })

  it('is made of tables, files and anchors, says where the keys must be kept, and holds none', async () => {
    const made = await runProgram('tools/backup.ts', ['--to', at('first')], { VAR_DIR: origin.path, NODE_ENV: 'test' })
    expect(made.code, made.stderr).to.equal(0)
    expect(made.stdout).to.include('THE KEYS ARE NOT IN IT').and.include('field-keys.json')
    manifest = await readManifest(at('first'))
    expect(manifest.files.lines).to.equal(1)
    expect(manifest.tables.find(({ name }) => name === 'cases')?.lines).to.equal(1)
    expect(manifest.migrations).to.include('0001-people-and-cases')
    const again = await runProgram('tools/backup.ts', ['--to', at('first')], { VAR_DIR: origin.path })
    expect([again.code, again.stderr]).to.deep.equal([
      2,
      `${at('first')} is not empty: a backup needs a folder of its own\n`,
    ])
  })

  it('is restored with its keys alone, all is verified, and a backup of that is the same', async () => {
    const withoutKeys = await runProgram('tools/restore.ts', ['--from', at('first')], restored)
    expect(withoutKeys.code).to.equal(2)
    expect(withoutKeys.stderr).to.include('the keys of the backup are needed')
    mkdirSync(at('restored'), { recursive: true })
    for (const keys of ['field-keys.json', 'audit-keys.json'])
      cpSync(join(origin.path, keys), join(at('restored'), keys))
    const { code, stdout, stderr } = await runProgram('tools/restore.ts', ['--from', at('first')], restored)
    expect(code, stderr).to.equal(0)
    expect(stdout)
      .to.match(/^cases and their events +1 +0$/m)
      .and.match(/^photos +1 +0$/m)
    expect(stdout).to.include('all is as it should be')
    await inRestored(async (database) => {
      const ring = readKeyRing(newKeyRing('other'))
      const world = { ...database, files: diskFiles(join(at('restored'), 'files')), anchors: diskAnchors(at('none')) }
      const clock = runningClock(undefined)
      // What is sealed is not opened on the way: any keys do.
      const parts = { clock, keyNames: [], version: '', seals: createSeals(ring) }
      const second = await backUp({ ...world, ...parts }, at('second'), quiet)
      const digests = ({ tables, files }: Manifest) => [...tables, files].map(({ file, sha256 }) => `${file} ${sha256}`)
      expect(digests(second.manifest)).to.deep.equal(digests(manifest))
      expect(manifest.sequences['case_serial']).to.be.at.least(1)
      expect(second.manifest.sequences).to.deep.equal(manifest.sequences)
    })
  })

  it('is refused when it was changed, with other keys, and by a database that is not empty', async () => {
    const refusal = async (folder: string, keys: string) => {
      const world = { files: diskFiles(at('nowhere')), anchors: diskAnchors(at('nowhere')), ring: readKeyRing(keys) }
      const bring = (database: Database) => bringBack({ database, ...world }, folder, quiet).then(String, String)
      return inRestored(bring)
    }
    const own = readFileSync(join(origin.path, 'field-keys.json'), 'utf8')
    expect(await refusal(at('first'), own)).to.include('the database is not empty')
    expect(await refusal(at('first'), newKeyRing('other'))).to.include('The key file does not belong')
    expect(await refusal(at('restored'), own)).to.include('is no backup: it has no manifest.json')
    appendFileSync(join(at('first'), 'tables', 'case_events.jsonl'), '{}\n')
    expect(await refusal(at('first'), own))
      .to.include('tables/case_events.jsonl')
      .and.include('is not what the manifest says')
  })

  it('lets what was lost or changed afterwards be found and named', async () => {
    await inRestored(async ({ sequelize }) => {
      await sequelize.query('UPDATE case_events SET seq = 2')
      await sequelize.query("UPDATE case_clocks SET stopped_at = started_at - interval '1 day'")
      await sequelize.query("UPDATE inbox_messages SET params = overlay(params placing 'AAAA' from length(params) - 4)")
      await diskFiles(join(at('restored'), 'files')).remove(photo)
    })
    const { code, stdout } = await runProgram('tools/verify.ts', [], restored)
    expect(code).to.equal(1)
    for (const found of [
      `case ${caseId} has a gap in its events`,
      `promise accept of case ${caseId} ends before it begins`,
      `photo ${photo} is lost`,
      'inbox_messages.params of a row does not open with these keys',
    ]) {
      expect(stdout).to.include(found)
    }
    expect(stdout).not.to.include('第一行')
  })

  async function inRestored<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const database = await connect(undefined, 1, join(at('restored'), 'database'))
    return work(database).finally(() => database.close())
  }
})
