import { expect } from 'chai'
import { DataTypes, type Model, type ModelStatic } from 'sequelize'
import { connect, type Database } from '../../src/db/connect.ts'
import { findWhole } from '../../src/db/find-whole.ts'
import { newFolder } from '../support/child-service.ts'

interface Shelf extends Model {
  books: Model[]
  room: Model | null
  label: Model | null
}

describe('a row with what belongs to it', () => {
  const folder = newFolder()
  let database: Database
  let Shelves: ModelStatic<Shelf>

  before(async function () {
    this.timeout(60_000)
    database = await connect(undefined, 1, folder.path)
    const { sequelize } = database
    const id = { type: DataTypes.TEXT, primaryKey: true, allowNull: false }
    const options = { timestamps: false, underscored: true }
    const Room = sequelize.define('whole_room', { id }, { ...options, tableName: 'whole_rooms' })
    const Label = sequelize.define('whole_label', { id, shelfId: DataTypes.TEXT, wornAt: DataTypes.DATE }, options)
    const Book = sequelize.define(
      'whole_book',
      {
        id,
        shelfId: DataTypes.TEXT,
        readAt: DataTypes.DATE,
        printedOn: DataTypes.DATEONLY,
        pages: DataTypes.INTEGER,
        kept: DataTypes.BOOLEAN,
        tags: DataTypes.ARRAY(DataTypes.TEXT),
        about: DataTypes.JSONB,
      },
      options,
    )
    Shelves = sequelize.define('whole_shelf', { id, roomId: DataTypes.TEXT, builtAt: DataTypes.DATE }, options) as never
    const Weight = sequelize.define('whole_weight', { id, shelfId: DataTypes.TEXT, grams: DataTypes.BIGINT }, options)
    Shelves.belongsTo(Room, { foreignKey: 'roomId', as: 'room', constraints: false })
    Shelves.hasOne(Label, { foreignKey: 'shelfId', as: 'label', constraints: false })
    Shelves.hasMany(Book, { foreignKey: 'shelfId', as: 'books', constraints: false })
    Shelves.hasMany(Weight, { foreignKey: 'shelfId', as: 'weights', constraints: false })
    for (const each of [Room, Label, Book, Shelves, Weight]) await each.sync()
    await Room.create({ id: 'hall' })
    await Shelves.create({ id: 'full', roomId: 'hall', builtAt: new Date('2026-01-02T03:04:05.678Z') } as never)
    await Shelves.create({ id: 'bare', roomId: null, builtAt: null } as never)
    await Label.create({ id: 'l', shelfId: 'full', wornAt: new Date('2026-05-06T07:08:09.012Z') })
    await Book.create({
      id: 'a',
      shelfId: 'full',
      readAt: new Date('1999-12-31T23:59:59.999Z'),
      printedOn: '1912-01-01',
      pages: 12,
      kept: true,
      tags: ['样本', 'a "b", {c}'],
      about: { nested: [1, null, '傈僳'] },
    })
    await Book.create({ id: 'b', shelfId: 'full' })
  })
  after(async () => {
    await database.close()
    folder.remove()
  })

  it('is as a query of each part finds it', async () => {
    const parts = ['room', 'label', 'books']
    const whole = await findWhole(Shelves, 'full', parts)
    const asked = await Shelves.findByPk('full', { include: parts })
    const plain = (shelf: Shelf | null) => ({
      own: { roomId: shelf?.get('roomId'), builtAt: shelf?.get('builtAt') },
      room: shelf?.room?.get(),
      label: shelf?.label?.get(),
      books: shelf?.books.map((book) => book.get()).sort((a, b) => a.id.localeCompare(b.id)),
    })
    expect(plain(whole)).to.deep.equal(plain(asked))
    expect(whole?.books[0]).to.be.instanceOf(Shelves.associations['books']?.target)
  })

  it('can be changed like any other', async () => {
    const whole = await findWhole(Shelves, 'full', ['books'])
    await whole?.books.find((book) => book.get('id') === 'b')?.update({ pages: 7 })
    const again = await findWhole(Shelves, 'full', ['books'])
    expect(again?.books.map((book) => book.get('pages')).sort()).to.deep.equal([12, 7])
  })

  it('has null and empty lists for what is not there, and is null itself when nobody has the key', async () => {
    const bare = await findWhole(Shelves, 'bare', ['room', 'label', 'books'])
    expect([bare?.room, bare?.label, bare?.books]).to.deep.equal([null, null, []])
    expect(await findWhole(Shelves, "none' OR true --", ['books'])).to.equal(null)
  })

  it('refuses a part whose numbers JSON would round, and one that does not belong to it', async () => {
    for (const [part, reason] of [
      ['weights', 'grams is lost in JSON'],
      ['chairs', 'has no chairs'],
    ] as const) {
      const error = await findWhole(Shelves, 'full', [part]).catch((thrown: Error) => thrown)
      expect((error as Error).message).to.include(reason)
    }
  })
})
