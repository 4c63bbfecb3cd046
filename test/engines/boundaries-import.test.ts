import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { up as makeAudit } from '../../migrations/0027-audit.ts'
import { connect } from '../../src/db/connect.ts'
import { createDivisions } from '../../src/divisions/divisions.ts'
import { type ImportOrder, importBoundaries } from '../../src/engines/boundaries/import/import-boundaries.ts'
import { ImportRefused } from '../../src/engines/boundaries/import/refusal.ts'
import { rollBackImport } from '../../src/engines/boundaries/imported-index.ts'
import { keepBoundaries } from '../../src/engines/boundaries/keep-boundaries.ts'
import { openBoundaries } from '../../src/engines/boundaries/open-boundaries.ts'
import { rectangle } from '../divisions/bounded-shapes.ts'
import { ownDatabase } from '../support/own-database.ts'
import { book, counties, type DrawnFeature, drawnAt, drawYunnan, middleOf, square } from './drawn-yunnan.ts'

let folder: string
let file: string
beforeEach(function () {
  folder = mkdtempSync(join(tmpdir(), 'import-'))
  file = join(folder, 'counties.json')
})
afterEach(function () {
  rmSync(folder, { recursive: true })
})

const now = new Date('2026-03-02T01:02:03Z')
const write = (features: unknown, more: object = {}) =>
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features, ...more }))
const take = (more: Partial<ImportOrder> = {}) =>
  importBoundaries({
    file,
    format: 'geojson',
    crs: 'wgs84',
    year: 2024,
    reviewNumber: 'GS(2024)0000号',
    licence: 'drawn for tests',
    folder,
    book,
    now,
    ...more,
  })
const open = async () => {
  const index = await openBoundaries({ folder, expectedCodes: counties })
  if (!index) throw new Error('no boundaries')
  return index
}
/** What is told when the import is refused. */
function refusal(more: Partial<ImportOrder> = {}): string {
  try {
    take(more)
  } catch (error) {
    if (error instanceof ImportRefused) return error.message
    throw error
  }
  throw new Error('it was imported')
}
/** Of the command: no database unless the test says so. */
const { DATABASE_URL: databaseUrl, ...env } = process.env
const first = counties[0] as string
const second = counties[1] as string
const third = counties[2] as string

describe('Importing boundaries', function () {
  it('puts donuts, enclaves and multiparts in their places, and the service uses them', async function () {
    write(drawYunnan())
    take()
    const index = await open()
    const [west, south] = square(0)
    expect(index.find(west + 0.01, south + 0.01)).to.equal(first)
    expect(index.find(...middleOf(0))).to.equal(second)
    expect(index.find(...middleOf(1))).to.equal(third)
    expect(index.find(...middleOf(2))).to.equal(third)
    for (const [place, code] of counties.entries()) {
      if (place > 2) expect(index.find(...middleOf(place))).to.equal(code)
    }
    const [longitude, latitude] = middleOf(40)
    const resolved = createDivisions({ book, boundaries: () => index }).resolve({
      longitude,
      latitude,
      coordType: 'wgs84',
    })
    expect(resolved).to.include({ code: counties[40], reviewNumber: 'GS(2024)0000号', confidence: 'certain' })
  })

  it('is seen by a service that runs, without a start', async function () {
    write(drawYunnan())
    take()
    const told: string[] = []
    const log = { info: () => undefined, warn: () => undefined, error: (line: string) => told.push(line) }
    const kept = keepBoundaries({ folder, expectedCodes: counties }, log)
    await kept.opened
    const before = kept.index()
    await kept.refresh()
    expect(kept.index()).to.equal(before)
    const { dataVersion } = take({ year: 2025 })
    await kept.refresh()
    expect(kept.index()?.manifest.dataVersion).to.equal(dataVersion)
    expect(told).to.deep.equal([])
  })

  it('tells in the manifest what came in, whence and when', function () {
    const elsewhere = { ...drawnAt(drawYunnan(), 5), properties: { code: '110101' } }
    write([...drawYunnan(), elsewhere])
    const manifest = take({ source: 'a drawing' })
    expect(manifest.dataVersion).to.match(/^2024-[0-9a-f]{8}-20260302T010203Z$/)
    expect(manifest).to.include({ source: 'a drawing', coordType: 'wgs84', licence: 'drawn for tests', year: 2024 })
    expect(manifest.counts).to.include({ features: 130, counties: 129, merged: 0, outsideYunnan: 1, parts: 130 })
    expect(manifest.overlaps).to.include({ found: 0 })
    expect(manifest.gaps).to.include({ found: 0 })
    const kept = readFileSync(join(folder, 'imported', manifest.dataVersion, 'manifest.json'), 'utf8')
    expect(JSON.parse(kept)).to.deep.equal(manifest)
  })

  it('reads the codes of each format', function () {
    write(drawYunnan('gb', (code) => `156${code}`))
    expect(take({ format: 'tianditu' }).counts.counties).to.equal(129)
    write(drawYunnan('adcode', Number), { crs: { properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } } })
    expect(take({ format: 'datav', crs: 'gcj02' }).coordType).to.equal('gcj02')
    write(drawYunnan('PAC', (code) => `${code}000000`))
    expect(take({ codeField: 'PAC' }).counts.counties).to.equal(129)
  })

  it('takes a former code for the county of today, and joins what became one', async function () {
    const features = drawYunnan()
    const chenggong = counties.indexOf('530114')
    drawnAt(features, chenggong).properties['code'] = '530121'
    const [west, south, east, north] = square(chenggong)
    const half = (west + east) / 2
    drawnAt(features, chenggong).geometry.coordinates = [rectangle(west, south, half, north)]
    features.push({
      type: 'Feature',
      properties: { code: '530114' },
      geometry: { type: 'Polygon', coordinates: [rectangle(half, south, east, north)] },
    })
    write(features)
    const manifest = take()
    expect(manifest.renamed).to.deep.equal({ '530121': '530114' })
    expect(manifest.counts).to.include({ features: 130, counties: 129, merged: 1 })
    const index = await open()
    expect(index.find(west + 0.01, south + 0.05)).to.equal('530114')
    expect(index.find(east - 0.01, south + 0.05)).to.equal('530114')
  })

  it('does without a county only when told so, and tells it', async function () {
    write(drawYunnan().slice(0, -1))
    const last = counties.at(-1) as string
    expect(refusal())
      .to.include(`${last} ${book.fullName(last)} is missing`)
      .and.to.include(`--without ${last}`)
    expect(take({ without: [last] }).without).to.deep.equal([last])
    expect((await open()).find(...middleOf(128))).to.equal(undefined)
    write(drawYunnan())
    expect(refusal({ without: [last] })).to.include('which the file holds')
  })
})

describe('Importing the AreaCity table', function () {
  const shapeOf = ({ geometry }: DrawnFeature, closed: boolean) => {
    const { type, coordinates } = geometry
    const parts = (type === 'Polygon' ? [coordinates] : coordinates) as number[][][][]
    const ring = (points: number[][]) => (closed ? points : points.slice(0, -1)).map((xy) => xy.join(' ')).join(',')
    return parts.map((rings) => rings.map(ring).join('~')).join(';')
  }
  const writeTable = (closed: boolean, mangle = (line: string) => line) => {
    const lines = drawYunnan().map((feature) => {
      const { code, name } = feature.properties
      return mangle(`${code},2,"${name}, ""县""","${shapeOf(feature, closed)}"`)
    })
    writeFileSync(file, `\uFEFF${['id,deep,name,polygon', '53,0,"云南省",EMPTY', ...lines].join('\r\n')}\r\n`)
  }
  const order = { format: 'areacity-csv', crs: 'gcj02' } as const

  it('reads parts and holes, and leaves other levels out', async function () {
    for (const closed of [true, false]) {
      writeTable(closed)
      const { counts } = take({ ...order, now: new Date(closed ? 0 : 1000) })
      expect(counts).to.include({ features: 130, counties: 129, otherLevels: 1, parts: 130, rings: 131 })
      expect((await open()).find(...middleOf(0))).to.equal(second)
    }
  })

  it('refuses a county without a shape, a ring left open among closed ones, a missing column, a stray quote', function () {
    writeTable(true, (line) => (line.startsWith(first) ? `${first},2,"x",EMPTY` : line))
    expect(refusal(order)).to.match(new RegExp(`\\(${first} x\\): it has no shape`))
    writeTable(true, (line) => (line.startsWith(third) ? line.replace(/,[^,]*"$/, '"') : line))
    expect(refusal(order)).to.match(new RegExp(`\\(${third}.*is not closed`))
    writeFileSync(file, 'id,deep,name\n1,2,x\n')
    expect(refusal(order)).to.include('no column polygon')
    writeFileSync(file, 'id,deep,polygon\n1,2,x"y\n')
    expect(refusal(order)).to.include('line 2')
  })
})

describe('A file of boundaries is refused, naming the feature, the fault and the way out', function () {
  const spoil = (place: number, change: (feature: DrawnFeature) => void): string => {
    const features = drawYunnan()
    change(drawnAt(features, place))
    write(features)
    return refusal()
  }
  const ringOf = (place: number) => rectangle(...square(place)).map((xy) => [...xy])
  const nameOf = (place: number) =>
    `feature ${place + 1} (${counties[place]} ${book.get(counties[place] as string)?.name})`

  it('when it is no GeoJSON, or in another system', function () {
    writeFileSync(file, '{"type":')
    expect(refusal()).to.include('not JSON')
    writeFileSync(file, '[]')
    expect(refusal()).to.include('no list of features')
    write(drawYunnan(), { crs: { properties: { name: 'urn:ogc:def:crs:EPSG::4527' } } })
    expect(refusal()).to.include('EPSG::4527').and.to.include('EPSG:4490')
    write(drawYunnan())
    expect(refusal({ format: 'tianditu', crs: 'gcj02' })).to.include('--crs wgs84')
  })

  it('when its coordinates are encoded strings', function () {
    const told = spoil(7, ({ geometry }) => {
      geometry.coordinates = ['@@B@@BA@@A']
    })
    expect(told).to.include(nameOf(7)).and.to.include('encoded strings').and.to.include('uncompressed GeoJSON')
    write(drawYunnan(), { UTF8Encoding: true })
    expect(refusal()).to.include('encoded strings').and.to.include('and 109 more')
  })

  it('when a shape is missing, no area, empty, open, too short or without extent', function () {
    const coordinates = (value: unknown) => (feature: DrawnFeature) => {
      feature.geometry.coordinates = value
    }
    const none = spoil(9, (feature) => Object.assign(feature, { geometry: null }))
    expect(none).to.include(`${nameOf(9)}: it has no shape`)
    const line = spoil(9, (feature) => Object.assign(feature.geometry, { type: 'LineString' }))
    expect(line).to.include('neither Polygon nor MultiPolygon')
    expect(spoil(9, coordinates([]))).to.include('part 1 is empty')
    expect(spoil(9, coordinates([ringOf(9).slice(0, -1)]))).to.include('is not closed')
    expect(spoil(9, coordinates([ringOf(9).slice(0, 3)]))).to.include('fewer than 4 points')
    const [corner, next] = ringOf(9)
    expect(spoil(9, coordinates([[corner, next, corner, corner]]))).to.include('encloses nothing')
  })

  it('when a point is exchanged, projected, elsewhere or no point', function () {
    const withPoint = (point: unknown) =>
      spoil(11, ({ geometry }) => {
        const ring: unknown[] = ringOf(11)
        ring[1] = point
        geometry.coordinates = [ring]
      })
    expect(withPoint([25, 102]))
      .to.include(nameOf(11))
      .and.to.include('exchanged')
    expect(withPoint([34_500_000, 2_700_000])).to.include('no degrees')
    expect(withPoint([116.4, 39.9])).to.include('far from Yunnan')
    expect(withPoint([12.5, 41.9])).to.include('outside China')
    expect(withPoint([null, 25])).to.include('[null,25]')
    expect(withPoint('102,25')).to.include('in place of a longitude')
  })

  it('when a code is missing, unknown, of another level, shared by several of today, or twice there', function () {
    const withCode = (code: unknown) => spoil(12, ({ properties }) => Object.assign(properties, { code }))
    expect(withCode(undefined)).to.include('feature 13').and.to.include('--code-field')
    expect(withCode('539999')).to.include('neither a county of today nor a known former one')
    expect(withCode('530100')).to.include("no county's")
    expect(withCode(first)).to.include(`${first} stands in the file twice`)
    // 丽江纳西族自治县 became 古城区 and 玉龙纳西族自治县 in 2002.
    expect(withCode('533221')).to.include("several of today's counties (530702, 530721)")
  })

  it('when nothing in it is of Yunnan', function () {
    write([{ ...drawnAt(drawYunnan(), 0), properties: { code: '110101' } }])
    expect(refusal()).to.include('none of its 1 features').and.to.include('code: 110101').and.to.include('--code-field')
  })

  it('when counties overlap, telling where', function () {
    const [west, south, east, north] = square(13)
    const told = spoil(13, ({ geometry }) => {
      geometry.coordinates = [rectangle(west, south, east + 0.04, north)]
    })
    expect(told).to.match(
      new RegExp(`${counties[14]} and ${counties[13]} near 10\\d\\.\\d+, 24\\.1\\d+: .* overlap \\(\\d`),
    )
  })

  it('when counties leave gaps, or a hole that nobody fills', function () {
    const features = drawYunnan()
    for (let place = 13; place < 65; place++) {
      const [west, south, east, north] = square(place)
      drawnAt(features, place).geometry.coordinates = [rectangle(west, south, east - 0.003, north)]
    }
    write(features)
    expect(refusal()).to.include('its border leaves a gap')
    const [west, south, east, north] = square(50)
    const hole = rectangle(west + 0.02, south + 0.02, east - 0.02, north - 0.02)
    const told = spoil(50, ({ geometry }) => {
      geometry.coordinates = [rectangle(...square(50)), hole]
    })
    expect(told).to.include(`${counties[50]} near`).and.to.include('leaves a gap')
  })

  it('when one county is shifted as by another system of coordinates', function () {
    const [west, south, east, north] = square(50)
    const told = spoil(50, ({ geometry }) => {
      geometry.coordinates = [rectangle(west + 0.0015, south - 0.003, east + 0.0015, north - 0.003)]
    })
    expect(told)
      .to.include(counties[50] as string)
      .and.to.include('in another system of coordinates')
  })

  it('and then nothing has changed', async function () {
    write(drawYunnan())
    const { dataVersion } = take()
    spoil(3, ({ properties }) => Object.assign(properties, { code: '' }))
    expect((await open()).manifest.dataVersion).to.equal(dataVersion)
    expect(readdirSync(join(folder, 'imported'))).to.deep.equal([dataVersion])
  })
})

describe('Switching between imports', function () {
  const at = (year: number) => {
    write(drawYunnan())
    return take({ year }).dataVersion
  }
  const inUse = async () => (await open()).manifest.dataVersion

  it('keeps the one before and returns to it, and forth again', async function () {
    const oldest = at(2022)
    const older = at(2023)
    const newest = at(2024)
    expect(readdirSync(join(folder, 'imported'))).to.have.members([older, newest])
    expect(await inUse()).to.equal(newest)
    expect(rollBackImport(folder).dataVersion).to.equal(older)
    expect(await inUse()).to.equal(older)
    expect(rollBackImport(folder).dataVersion).to.equal(newest)
    expect(existsSync(join(folder, 'imported', oldest))).to.equal(false)
  })

  it('refuses to return where there is nothing to return to', function () {
    expect(() => rollBackImport(folder)).to.throw('no earlier import')
    at(2024)
    expect(() => rollBackImport(folder)).to.throw('no earlier import')
  })

  it('never puts the trial package in place of an import that is damaged', async function () {
    at(2023)
    const version = at(2024)
    truncateSync(join(folder, 'imported', version, 'index.bin'), 1000)
    const error = await open().catch((thrown: Error) => thrown.message)
    expect(error).to.include(`the import ${version} is damaged`).and.to.include('--rollback')
    rollBackImport(folder)
    expect(await inUse()).to.match(/^2023-/)
  })

  it('is left unharmed by an import that was cut off', async function () {
    const version = at(2024)
    // What a process leaves that is ended while it writes.
    writeFileSync(join(folder, 'current.4711.tmp'), '{"curr')
    expect(await inUse()).to.equal(version)
  })

  it('holds one whole import or the other, whenever the process is killed', async function () {
    const before = at(2023)
    const tool = join(import.meta.dirname, '../../tools/divisions-import.ts')
    const order = [
      '--format',
      'geojson',
      '--crs',
      'wgs84',
      '--year',
      '2024',
      '--licence',
      'x',
      '--review-number',
      'none',
    ]
    // Starting takes a few hundred ms, reading, building and writing about a hundred.
    for (const timeout of [350, 450, 550, 700]) {
      spawnSync(process.execPath, [tool, file, ...order, '--out', folder], { env, timeout, killSignal: 'SIGKILL' })
      const index = await open()
      expect(index.manifest.dataVersion).to.match(new RegExp(`^(${before}|2024-.*)$`))
      expect(index.find(...middleOf(40))).to.equal(counties[40])
    }
  })

  it('says what to do when the pointer itself is damaged', async function () {
    at(2024)
    writeFileSync(join(folder, 'current'), '{"curr')
    expect(await open().catch((thrown: Error) => thrown.message)).to.include('import the file again')
  })

  it('says when the tree has changed since', async function () {
    at(2024)
    const error = await openBoundaries({ folder, expectedCodes: [...counties, '539998'] }).catch(
      (thrown: Error) => thrown.message,
    )
    expect(error).to.include('missing [539998]')
  })
})

describe('The command', function () {
  const tool = join(import.meta.dirname, '../../tools/divisions-import.ts')
  const order = ['--format', 'geojson', '--crs', 'wgs84', '--year', '2024', '--licence', 'drawn for tests']

  it('imports, and names every setting that is missing at once', function () {
    write(drawYunnan())
    const all = [tool, file, ...order, '--review-number', 'GS（2024）0000号', '--out', folder]
    const told = spawnSync(process.execPath, all, { env, encoding: 'utf8' })
    expect(told.stdout).to.include('"counties": 129').and.to.include('next start')
    expect(told.stderr.split('\n')).to.include.members(['reading the file', 'building the index'])
    const { status, stderr } = spawnSync(process.execPath, [tool, file, '--year', '24'], { env, encoding: 'utf8' })
    expect(status).to.equal(1)
    for (const name of ['--format', '--crs', '--year', '--review-number', '--licence']) expect(stderr).to.include(name)
  })

  it('changes nothing while the audit that should tell of it cannot be reached', function () {
    write(drawYunnan())
    const all = [tool, file, ...order, '--review-number', 'none', '--out', folder]
    const unreachable = { ...env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    const { status } = spawnSync(process.execPath, all, { env: unreachable, encoding: 'utf8' })
    expect(status).to.equal(1)
    expect(readdirSync(folder)).to.deep.equal(['counties.json'])
  })

  if (databaseUrl !== undefined) {
    it('is in the audit of the database that is configured', async function () {
      const { url, drop } = await ownDatabase(databaseUrl)
      const { sequelize, close } = await connect(url, 1, '')
      try {
        await makeAudit(sequelize)
        write(drawYunnan())
        const all = [tool, file, ...order, '--review-number', 'none', '--out', folder]
        execFileSync(process.execPath, all, { env: { ...env, DATABASE_URL: url }, stdio: 'pipe' })
        const [rows] = await sequelize.query('SELECT action, subject_id FROM audit_entries')
        const version = (await open()).manifest.dataVersion
        expect(rows).to.deep.equal([{ action: 'boundaries.import', subject_id: version }])
      } finally {
        await close()
        await drop()
      }
    })
  }
})
