/**
 * Runs the tests in a few processes side by side, each with a part of the files and, where these need it, a service and a
 * browser of its own; the folder of a service that was started once spares the others that. Each part's output is shown whole as it ends; what failed is shown once more at the end.
 * `node tools/run-tests.ts [PART ...]`: the parts of these names, all if none is told.
 */
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { newFolder, startChild } from '../test/support/child-service.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const mocha = fileURLToPath(new URL('../node_modules/mocha/lib/cli/cli.js', import.meta.url))
/** Three on two cores take as long together, and each waits so long for the others that tests run out of time. */
const atOnce = 2
/** A part that tells nothing for so long is ended and has failed: no test may take half of it. */
const silentMs = 300_000

interface Part {
  name: string
  files: string[]
  needsService?: boolean
}
interface Outcome extends Part {
  code: number
  told: string
  seconds: number
}

/** The longest first, but for one that needs no service: it goes ahead while the others wait for the first start. */
function divide(): Part[] {
  const filesOf = (folders: string[]) =>
    folders.flatMap((folder) => globSync(`test/${folder}/**/*.test.ts`, { cwd: root })).sort()
  const everySecond = (files: string[], from: number) => files.filter((_, index) => index % 2 === from)
  const browser = filesOf(['browser'])
  const service = [
    'audit',
    'cases',
    'centre',
    'client',
    'clients',
    'db',
    'directory',
    'docs',
    'pages',
    'people',
    'recipes',
  ]
  const doors = ['http', 'journeys']
  const card = ['ocr', 'tools']
  const taken = new Set([...browser, ...filesOf([...service, ...doors, ...card])])
  const others = globSync('test/**/*.test.ts', { cwd: root }).filter((file) => !taken.has(file))
  return [
    { name: 'all else', files: others.sort() },
    { name: 'browser, first half', files: everySecond(browser, 0), needsService: true },
    { name: 'browser, second half', files: everySecond(browser, 1), needsService: true },
    { name: 'http and journeys', files: filesOf(doors), needsService: true },
    { name: 'card and tools', files: filesOf(card), needsService: true },
    { name: 'service', files: filesOf(service), needsService: true },
  ]
}

/** Starts a service on a new folder and ends it. */
async function startOnce(): Promise<ReturnType<typeof newFolder>> {
  const folder = newFolder()
  await (await startChild(folder.path)).end('SIGTERM')
  return folder
}

async function run({ name, files, needsService }: Part): Promise<Outcome> {
  const env = needsService ? { ...process.env, STARTED_FOLDER: (await started).path } : process.env
  const began = performance.now()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', mocha, ...files], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let told = ''
  const silence = setTimeout(() => {
    told += `\nended: nothing was told for ${silentMs / 1000} s\n`
    child.kill('SIGKILL')
    // Programs that it started may hold them open.
    for (const stream of [child.stdout, child.stderr]) stream.destroy()
  }, silentMs)
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      told += text
      silence.refresh()
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(silence)
      process.stdout.write(`\n${name}\n${told}`)
      // A run that tells of no test was none.
      const ran = /^ {2}[1-9]\d* passing/m.test(told)
      resolve({ name, files, code: ran ? (code ?? 1) : 1, told, seconds: (performance.now() - began) / 1000 })
    })
  })
}

async function runAll(parts: Part[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const waiting = [...parts]
  async function lane(): Promise<void> {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) outcomes.push(await run(part))
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return outcomes
}

/** What mocha says last: the counts, and each failure with its reason. */
const closingLines = (told: string) => told.slice(Math.max(0, told.search(/^ {2}\d+ passing/m)))

// Every process of the project that the tests start is compiled once.
process.env['NODE_COMPILE_CACHE'] = fileURLToPath(new URL('../node_modules/.cache/tests', import.meta.url))
const started = startOnce()
const names = process.argv.slice(2)
const parts = divide().filter(({ name }) => names.length === 0 || names.includes(name))
const outcomes = await runAll(parts).finally(async () => (await started).remove())
for (const { name, code, told, seconds } of outcomes) {
  process.stdout.write(`\n${name}, ${Math.round(seconds)} s${code === 0 ? '' : `, exit code ${code}`}\n`)
  process.stdout.write(closingLines(told))
}
process.exitCode = outcomes.length === 0 || outcomes.some(({ code }) => code !== 0) ? 1 : 0
