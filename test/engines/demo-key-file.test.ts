import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { demoKeyFile } from '../../src/engines/demo-key-file.ts'
import { newFolder } from '../support/child-service.ts'

describe('the keys of a demonstration', () => {
  const folder = newFolder()
  const path = join(folder.path, 'var', 'field-keys.json')
  after(() => folder.remove())

  it('are made once, for their owner alone to read', () => {
    const made = demoKeyFile(path, '2026-11-26')
    expect(statSync(path).mode & 0o777).to.equal(0o600)
    const again = demoKeyFile(path, '2027-01-01')
    expect([...again.keys.keys()]).to.deep.equal(['2026-11-26'])
    expect(again.keys.get('2026-11-26')?.export()).to.deep.equal(made.keys.get('2026-11-26')?.export())
  })

  it('that were spoilt are told, not replaced', () => {
    writeFileSync(path, '{')
    expect(() => demoKeyFile(path, '2026-11-26')).to.throw('not JSON')
  })
})
