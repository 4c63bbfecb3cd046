import { chmodSync, globSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { newFolder } from './support/child-service.ts'
import { runProgram } from './support/run-program.ts'

const keeping = join(import.meta.dirname, '../src/keep-compiled.ts')

describe('what a start keeps of what it compiled', function () {
  this.timeout(30_000)
  const folders: ReturnType<typeof newFolder>[] = []
  after(() => {
    for (const folder of folders) folder.remove()
  })

  /** A program that keeps what it compiles under `path/var`, and imports more: what that says. */
  function newProgram() {
    const folder = newFolder()
    folders.push(folder)
    const { path } = folder
    const compiled = join(path, 'var/compiled')
    const begin = join(path, 'begin.mjs')
    writeFileSync(
      begin,
      `const { keepCompiled } = await import(${JSON.stringify(keeping)})
      keepCompiled(${JSON.stringify(join(path, 'var'))})
      await import('./more.mjs')`,
    )
    const says = (word: string) => writeFileSync(join(path, 'more.mjs'), `console.log(${JSON.stringify(word)})`)
    says('one')
    const run = async () => {
      const { code, stdout, stderr } = await runProgram(begin, [], { NODE_COMPILE_CACHE: '' })
      expect([code, stderr]).to.deep.equal([0, ''])
      return stdout.trim()
    }
    const kept = () => globSync(join(compiled, '*/*')).filter((file) => statSync(file).isFile())
    return { compiled, says, run, kept }
  }

  it('is in a folder of its own account, and what has changed since is compiled anew', async () => {
    const { compiled, says, run, kept } = newProgram()
    expect(await run()).to.equal('one')
    expect(statSync(compiled).mode & 0o777).to.equal(0o700)
    expect(kept()).to.not.be.empty
    says('two')
    expect(await run()).to.equal('two')
  })

  it('is made again, without a word, when it is damaged', async () => {
    const { run, kept } = newProgram()
    await run()
    const damaged = kept()
    for (const file of damaged) writeFileSync(file, Buffer.alloc(statSync(file).size, 7))
    expect(await run()).to.equal('one')
    for (const file of damaged) expect(readFileSync(file).every((byte) => byte === 7)).to.equal(false)
  })

  it('is nothing where others can write, or where a link leads', async () => {
    const { compiled, run, kept } = newProgram()
    mkdirSync(compiled, { recursive: true })
    chmodSync(compiled, 0o777)
    expect(await run()).to.equal('one')
    expect(kept()).to.deep.equal([])
    chmodSync(compiled, 0o700)
    renameSync(compiled, `${compiled}-elsewhere`)
    symlinkSync(`${compiled}-elsewhere`, compiled)
    expect(await run()).to.equal('one')
    expect(kept()).to.deep.equal([])
  })
})
