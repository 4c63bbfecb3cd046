import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { DataTypes, type Model, type ModelStatic, UniqueConstraintError } from 'sequelize'
import { connect, type Database } from '../../src/db/connect.ts'
import { insertTogether } from '../../src/db/insert-together.ts'

describe('rows that are inserted together', () => {
  let database: Database
  let Road: ModelStatic<Model>
  let House: ModelStatic<Model>
  const folder = mkdtempSync(join(tmpdir(), 'insert-together-'))

  before(async function () {
    this.timeout(60_000)
    database = await connect(undefined, 1, folder)
    const id = { type: DataTypes.TEXT, primaryKey: true }
    const options = { timestamps: false }
    Road = database.sequelize.define('road', { id, roadName: { type: DataTypes.TEXT, allowNull: true } }, options)
    House = database.sequelize.define(
      'house',
      {
        id,
        roadId: { type: DataTypes.TEXT, allowNull: false, references: { model: 'roads', key: 'id' } },
        people: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
        facts: { type: DataTypes.JSONB, allowNull: true },
        builtOn: { type: DataTypes.DATE, allowNull: true },
      },
      options,
    )
    await Road.sync()
    await House.sync()
  })
  after(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  afterEach(async () => {
    await House.destroy({ where: {} })
    await Road.destroy({ where: {} })
  })

  const road = (id: string, more = {}) => Road.build({ id, ...more })
  const house = (id: string, more = {}) => House.build({ id, roadId: 'r1', people: [], ...more })
  const read = async (model: ModelStatic<Model>) => (await model.findAll({ order: ['id'], raw: true })) as object[]

  it('come back as they went, whatever they say, with null where they say nothing', async () => {
    const odd = "'; DROP TABLE roads; -- \\' $1 :name ? 样本\n"
    const builtOn = new Date('2026-11-27T08:00:00.123Z')
    await database.transaction(() =>
      insertTogether([
        road('r1', { roadName: odd }),
        house('h1', { people: [odd, '"', '{}'], facts: { [odd]: [odd] }, builtOn }),
        house('h2'),
        road('r2'),
      ]),
    )
    expect(await read(Road)).to.deep.equal([
      { id: 'r1', roadName: odd },
      { id: 'r2', roadName: null },
    ])
    expect(await read(House)).to.deep.equal([
      { id: 'h1', roadId: 'r1', people: [odd, '"', '{}'], facts: { [odd]: [odd] }, builtOn },
      { id: 'h2', roadId: 'r1', people: [], facts: null, builtOn: null },
    ])
  })

  it('are changed afterwards in the columns that change alone', async () => {
    const asked: string[] = []
    await database.transaction(async () => {
      const row = road('r1', { roadName: '东路' })
      await insertTogether([row])
      await row.update({ roadName: '西路' }, { logging: (text) => void asked.push(text) })
    })
    expect(await read(Road)).to.deep.equal([{ id: 'r1', roadName: '西路' }])
    expect(asked.join()).to.match(/UPDATE "roads" SET "\w+"=\$1 WHERE/)
  })

  it('are all there or none, and say which rule they broke', async () => {
    const twice = database.transaction(() => insertTogether([road('r1'), road('r2'), house('h1'), road('r1')]))
    expect(await twice.catch((error: Error) => error)).to.be.instanceOf(UniqueConstraintError)
    expect(await read(Road)).to.deep.equal([])
  })

  it('need a transaction, and need nothing when there are none', async () => {
    const outside = await insertTogether([road('r1')]).catch((error: Error) => error.message)
    expect(outside).to.equal('not in a transaction')
    await insertTogether([])
    expect(await read(Road)).to.deep.equal([])
  })
})
