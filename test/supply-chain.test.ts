import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { billOfMaterials, type Lockfile, nameOf } from '../tools/sbom/bill-of-materials.ts'
import { runProgram } from './support/run-program.ts'

const root = join(import.meta.dirname, '..')
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const manifest = JSON.parse(read('package.json'))
const lockfile: Lockfile = JSON.parse(read('package-lock.json'))
const locked = Object.entries(lockfile.packages).filter(([path]) => path !== '')
const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/

/** Packages that may run a script when they are installed. */
const installing = { esbuild: false, node: true, 'onnxruntime-node': false, 'tesseract.js': false }

function isAtLeast(version: string, wanted: string): boolean {
  const parts = (text: string) => (text.split('-')[0] ?? '').split('.').map(Number)
  const [own, least] = [parts(version), parts(wanted)]
  const differs = own.findIndex((part, index) => part !== least[index])
  // What comes before a release does not hold what the release does.
  return differs === -1 ? !version.includes('-') : (own[differs] ?? 0) > (least[differs] ?? 0)
}

describe('what the service is made of', () => {
  it('is named by exact versions, in the lockfile with a hash each and no address', () => {
    const asked = { ...manifest.dependencies, ...manifest.devDependencies }
    expect(Object.entries<string>(asked).filter(([, version]) => !exact.test(version))).to.deep.equal([])
    for (const [name, version] of Object.entries(asked))
      expect(lockfile.packages[`node_modules/${name}`]?.version, name).to.equal(version)
    for (const [path, each] of locked) {
      expect(each.version, path).to.match(exact)
      expect(each.integrity, path).to.match(/^sha512-/)
      expect(each, path).to.not.have.property('resolved')
    }
  })

  it('runs a script at installing only where that was allowed', () => {
    const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path))
    expect(scripted.sort()).to.deep.equal(Object.keys(installing).sort())
    expect(manifest.allowScripts).to.deep.equal(installing)
  })

  it('has the fix of every advisory that operations.md lists, in every copy', () => {
    const rows = [...read('docs/operations.md').matchAll(/^\| (\S+) \| (\d+\.\d+\.\d+) \| (CVE|GHSA)-/gm)]
    expect(rows).to.have.length.above(5)
    for (const [, name = '', fixed = ''] of rows) {
      const copies = locked.filter(([path]) => nameOf(path) === name)
      expect(copies, `${name} is not used any more: take its line out`).to.not.be.empty
      for (const [path, { version = '' }] of copies)
        expect(isAtLeast(version, fixed), `${path} ${version} is older than ${fixed}`).to.equal(true)
    }
  })

  it('is told as a bill of materials, the same bytes each time, with nothing of this machine', async () => {
    const [first, second] = [await runProgram('tools/sbom.ts', []), await runProgram('tools/sbom.ts', [])]
    expect(first.code).to.equal(0)
    expect(first.stdout).to.equal(second.stdout)
    expect(first.stdout).to.not.match(/https?:|registry|timestamp|serialNumber/)
    const bill: ReturnType<typeof billOfMaterials> = JSON.parse(first.stdout)
    expect(bill).to.include({ bomFormat: 'CycloneDX', specVersion: '1.6' })
    expect(bill.components).to.have.length(locked.length)
    const references = new Set([lockfile.name, ...bill.components.map((each) => each['bom-ref'])])
    for (const { ref, dependsOn } of bill.dependencies)
      for (const each of [ref, ...dependsOn]) expect(references.has(each), each).to.equal(true)
    const koa = bill.components.find((each) => each['bom-ref'] === 'node_modules/koa')
    expect(koa).to.deep.include({ purl: `pkg:npm/koa@${manifest.dependencies.koa}`, scope: 'required' })
    expect(koa?.hashes?.[0]?.content).to.match(/^[0-9a-f]{128}$/)
  })

  it('has in production nothing that only tests need', () => {
    const { components, dependencies } = billOfMaterials(lockfile, { production: true })
    const names = components.map(({ group, name }) => (group ? `${group}/${name}` : name))
    expect(names).to.include.members(Object.keys(manifest.dependencies))
    expect(names).to.not.include.members(['mocha'])
    expect(dependencies[0]?.dependsOn).to.not.include('node_modules/mocha')
  })

  it('can be compared by version', () => {
    expect(['1.2.3', '1.2.10', '2.0.0', '1.3.0-rc.1'].map((version) => isAtLeast(version, '1.2.3'))).to.deep.equal([
      true,
      true,
      true,
      true,
    ])
    expect(['1.2.2', '0.9.9', '1.2.3-beta.1'].map((version) => isAtLeast(version, '1.2.3'))).to.deep.equal([
      false,
      false,
      false,
    ])
  })
})
