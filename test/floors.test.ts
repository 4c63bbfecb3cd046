import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { expect } from 'chai'

const root = join(import.meta.dirname, '..')

/** For each room, the rooms that its files may import from, besides itself and packages. */
const mayImport: Record<string, string[]> = {
  kernel: [],
  client: [],
  policies: ['kernel'],
  ocr: ['kernel'],
  speech: ['kernel'],
  divisions: ['kernel'],
  catalogue: ['kernel'],
  db: ['kernel'],
  directory: ['kernel', 'audit', 'divisions', 'speech', 'db', 'models'],
  audit: ['kernel', 'policies', 'db', 'models'],
  models: ['kernel', 'policies', 'clients', 'cases', 'directory'],
  cases: [
    'kernel',
    'audit',
    'policies',
    'clients',
    'catalogue',
    'ocr',
    'speech',
    'divisions',
    'directory',
    'db',
    'models',
  ],
  clients: ['kernel', 'audit', 'policies', 'db', 'models'],
  people: ['kernel', 'audit', 'policies', 'clients', 'cases', 'speech', 'divisions', 'db', 'models'],
  jobs: ['kernel', 'cases'],
  http: [
    'kernel',
    'policies',
    'catalogue',
    'ocr',
    'speech',
    'divisions',
    'directory',
    'cases',
    'clients',
    'people',
    'models',
    'db',
  ],
  pages: [
    'kernel',
    'policies',
    'catalogue',
    'ocr',
    'speech',
    'divisions',
    'directory',
    'cases',
    'clients',
    'people',
    'models',
    'http',
    'client',
  ],
  demo: ['kernel', 'policies', 'clients', 'catalogue', 'divisions', 'directory', 'cases', 'people', 'db', 'models'],
  engines: ['kernel', 'audit', 'ocr', 'speech', 'divisions', 'clients', 'cases', 'models'],
}

/** Packages that belong to one floor only. */
const keptOutOf: Record<string, RegExp> = {
  ocr: /^(koa|@koa\/|sequelize)/,
  speech: /^(koa|@koa\/|sequelize)/,
  divisions: /^(koa|@koa\/|sequelize)/,
  kernel: /^(koa|@koa\/|sequelize)/,
  cases: /^(koa|@koa\/)/,
  directory: /^(koa|@koa\/)/,
  policies: /^(koa|@koa\/|sequelize)/,
}

interface Import {
  from: string
  to: string
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
}

function importsOf(file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8')
  return [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, to = '']) => ({
    from: file,
    to: to.startsWith('.') ? relative(root, normalize(join(root, dirname(file), to))) : to,
  }))
}

function roomOf(path: string): string | undefined {
  return /^src\/([^/.]+)\//.exec(path)?.[1] ?? /^(models)\//.exec(path)?.[1]
}

const imports = [...filesBelow('src'), ...filesBelow('models')].flatMap(importsOf)

describe('the floors of the design', () => {
  it('every room of src has its place in the table', () => {
    const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(rooms.map(({ name }) => name).filter((name) => !(name in mayImport))).to.deep.equal([])
  })

  it('imports only go down', () => {
    const climbing = imports.filter(({ from, to }) => {
      const room = roomOf(from)
      const target = roomOf(to)
      return room !== undefined && target !== undefined && room !== target && !mayImport[room]?.includes(target)
    })
    expect(climbing).to.deep.equal([])
  })

  it('engines are named by the composition root alone', () => {
    const naming = imports.filter(({ from, to }) => roomOf(to) === 'engines' && roomOf(from) !== 'engines')
    expect([...new Set(naming.map(({ from }) => from))]).to.have.members(['src/world.ts', 'src/start-cards.ts'])
  })

  it('traces load nothing where nobody asked for them', () => {
    const adapter = 'src/engines/open-telemetry.ts'
    const loading = imports.filter(({ to }) => to.startsWith('@opentelemetry/') || to === adapter)
    expect([...new Set(loading.map(({ from }) => from))]).to.have.members([adapter, 'src/world.ts'])
    expect(readFileSync(join(root, 'src/world.ts'), 'utf8')).to.include("await import('./engines/open-telemetry.ts')")
    expect(readFileSync(join(root, 'src/world.ts'), 'utf8')).to.not.include("from './engines/open-telemetry.ts'")
  })

  it('the card, the voice and the place know no web and no database', () => {
    const astray = imports.filter(({ from, to }) => {
      const room = roomOf(from)
      return room !== undefined && keptOutOf[room]?.test(to)
    })
    expect(astray).to.deep.equal([])
  })

  it('only config.ts is handed the environment, by main.ts alone', () => {
    const readers = filesBelow('src').filter((file) => /process\.env\b/.test(readFileSync(join(root, file), 'utf8')))
    expect(readers).to.deep.equal(['src/main.ts'])
  })
})
