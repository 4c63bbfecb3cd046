import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { newKeyRing } from '../../src/kernel/key-ring.ts'
import { newSigningKeys } from '../../src/kernel/signing-keys.ts'
import { inventPerson } from '../support/api.ts'
import { newFolder } from '../support/child-service.ts'
import { runProgram } from '../support/run-program.ts'

describe('the programs of the data centre', function () {
  this.timeout(120_000)
  const started = newFolder()
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'centre-tools-'))
  })
  after(() => {
    started.remove()
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  })

  it('put no invented case into a production database unasked', async () => {
    const keys = join(folder, 'keys.json')
    writeFileSync(keys, newKeyRing('test'))
    const signing = join(folder, 'audit-keys.json')
    writeFileSync(signing, newSigningKeys('test'))
    const production = {
      FIELD_KEYS_FILE: keys,
      AUDIT_KEY_FILE: signing,
      NODE_ENV: 'production',
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      BASE_URL: 'https://help.example',
      SMS_WEBHOOK_URL: 'https://sms.example',
    }
    const { code, stderr } = await runProgram('tools/seed.ts', ['--cases', '10'], production)
    expect([code, stderr.trim()]).to.deep.equal([1, 'this is production: invented cases only with --yes'])
  })

  it('fill a database with invented cases, and once more beside them', async () => {
    for (let turn = 0; turn < 2; turn++) {
      const { code, stdout, stderr } = await runProgram('tools/seed.ts', ['--cases', '20'], {
        VAR_DIR: started.path,
      })
      // A machine that has other work tells of its next stage, too.
      expect(code, stderr).to.equal(0)
      expect(stderr).to.match(/^20 of 20 cases\n(counting the days\n)?$/)
      expect(stdout).to.include('20 invented cases of 3 years')
    }
  })

  it('say what is wrong with how they are called', async () => {
    const [day, future, registry] = await Promise.all([
      runProgram('tools/centre-snapshot.ts', ['--day', '2026-02-30']),
      runProgram('tools/centre-snapshot.ts', ['--day', '2999-01-01']),
      runProgram('tools/registry-import.ts', ['x.csv', '--registry', 'nothing']),
    ])
    expect([day.code, future.code, registry.code]).to.deep.equal([1, 1, 1])
    expect(day.stderr).to.include('usage')
    expect(future.stderr).to.include('when it is over')
    expect(registry.stderr).to.include('minimum-living-allowance')
  })

  it('tell which lines of a registry are refused, by number alone', async () => {
    const { idNumber, name } = inventPerson()
    const file = join(folder, 'list.csv')
    writeFileSync(file, `身份证号码,姓名\n${idNumber},${name}\n${idNumber},样本乙\n123,样本丙\n`)
    const { code, stdout, stderr } = await runProgram('tools/registry-import.ts', [
      file,
      '--registry',
      'disability',
      '--division',
      '5301',
      '--as-of',
      '2026-10-31',
      '--dry-run',
    ])
    expect([code, stderr]).to.deep.equal([0, 'line 4: field.id_number_length\n'])
    expect(stdout).to.include('2 people can be taken, 1 lines refused').and.include('dry run')
  })
})
