import { expect } from 'chai'
import fc from 'fast-check'
import { courseTable } from '../../src/directory/course-columns.ts'
import { institutionTable } from '../../src/directory/institution-columns.ts'
import { ListingUnreadable, readListing } from '../../src/directory/read-listing.ts'
import { vacancyTable } from '../../src/directory/vacancy-columns.ts'
import { openDivisionBook } from '../../src/divisions/division-book.ts'
import { readCsv } from '../../src/kernel/csv.ts'

const book = openDivisionBook()
const heading = 'name,level,division,address,longitude,latitude,coordType,phone,hours,insurance,seriousIllness'
const sound = '样本医院,county-hospital,530114,样本路,102.82,24.88,wgs84,0871-65550101,全天,yes,no'
const institutions = (...lines: string[]) =>
  readListing(institutionTable, Buffer.from([heading, ...lines].join('\r\n')), book)
/** The sound row with one field changed. */
const changed = (column: string, value: string) =>
  sound
    .split(',')
    .map((field, place) => (heading.split(',')[place] === column ? value : field))
    .join(',')

describe('a table to import', () => {
  it('is read with or without a byte order mark, in either heading, with quotes, commas and line ends in fields', () => {
    const chinese =
      '名称,类别,区划代码,电话,医保定点,大病定点\n"样本""一""院, 分院",乡镇卫生院,530114001,(0871)65550101,是,否\n\n'
    for (const text of [chinese, `\uFEFF${chinese}`, chinese.replaceAll('\n', '\r')]) {
      const { rows, refusals } = readListing(institutionTable, Buffer.from(text), book)
      expect(refusals).to.deep.equal([])
      expect(rows).to.deep.equal([
        {
          name: '样本"一"院, 分院',
          level: 'township-health-centre',
          division: '530114001',
          address: '',
          phone: '087165550101',
          hours: '',
          insurance: true,
          seriousIllness: false,
          longitude: null,
          latitude: null,
        },
      ])
    }
  })

  it('tells of each refused row its line, its column and why, and takes the others', () => {
    const faults: [string, string, RegExp][] = [
      ['name', '', /empty/],
      ['name', '长'.repeat(81), /longer/],
      ['level', 'clinic', /none of county-hospital/],
      ['division', '530199', /no division/],
      ['division', '5301', /no county/],
      ['longitude', '24.88', /exchanged|position/],
      ['longitude', '2.3', /not in China/],
      ['longitude', '102°49′', /no number/],
      ['longitude', '', /empty beside/],
      ['coordType', '', /wrong by up to/],
      ['coordType', 'gps', /none of/],
      ['phone', '打电话', /no phone/],
      ['insurance', 'maybe', /none of/],
    ]
    const lines = faults.map(([column, value]) => changed(column, value))
    const { rows, refusals } = institutions(sound, ...lines)
    expect(rows).to.have.length(1)
    expect(refusals).to.have.length(faults.length)
    for (const [index, [column, , why]] of faults.entries()) {
      expect(refusals[index]).to.include({ line: index + 3, column })
      expect(refusals[index]?.why).to.match(why)
    }
  })

  it('refuses exchanged coordinates, rows of another length, and what is there twice', () => {
    const swapped = changed('longitude', '24.88').replace('24.88,24.88', '24.88,102.82')
    const { refusals } = institutions(sound, swapped, 'a,b', sound)
    expect(refusals).to.deep.equal([
      { line: 3, column: 'longitude', why: 'longitude and latitude are exchanged' },
      { line: 4, column: '', why: 'has 2 fields, the heading 11' },
      { line: 5, column: '', why: 'is the same as line 2' },
    ])
  })

  it('has every position in one system', () => {
    const { rows } = institutions(sound, changed('coordType', 'gcj02').replace('样本医院', '样本二院'))
    const [wgs84, gcj02] = rows
    expect(wgs84).to.include({ longitude: 102.82, latitude: 24.88 })
    expect(gcj02?.longitude).to.be.closeTo(102.8185, 0.001).and.not.equal(102.82)
  })

  it('is no table when it is empty, in another encoding, badly quoted, or its heading lacks or repeats a column', () => {
    const unreadable = (bytes: Uint8Array) => () => readListing(institutionTable, bytes, book)
    expect(unreadable(Buffer.from(''))).to.throw(ListingUnreadable, 'empty')
    expect(unreadable(Buffer.from([0xc3, 0xfb, 0xb3, 0xc6]))).to.throw(ListingUnreadable, 'UTF-8')
    expect(unreadable(Buffer.from(`${heading}\n样"本,"`))).to.throw(ListingUnreadable, 'line 2')
    expect(unreadable(Buffer.from('name,level'))).to.throw(ListingUnreadable, 'division, insurance, seriousIllness')
    expect(unreadable(Buffer.from(`${heading},名称,Phone`))).to.throw(ListingUnreadable, '名称, Phone')
  })

  it('of jobs has money in 分 and refuses a range the wrong way round', () => {
    const text = [
      'title,employer,division,trade,payFrom,payTo,places,publicWelfare,lodging,phone,closes',
      '样本工,样本厂,440306,工厂,5000,7000,10,no,yes,0755-85550201,2027/3/1',
      '样本工二,样本厂,440306,工厂,7000,5000,10,no,yes,0755-85550201,',
      '样本工三,样本厂,440306,工厂,,,10,no,yes,0755-85550201,2027-02-30',
    ].join('\n')
    const { rows, refusals } = readListing(vacancyTable, Buffer.from(text), book)
    expect(rows[0]).to.include({ payFrom: 500_000, payTo: 700_000, closes: '2027-03-01', trade: 'factory' })
    expect(refusals.map(({ line, column }) => [line, column])).to.deep.equal([
      [3, 'payTo'],
      [4, 'closes'],
    ])
  })

  it('of courses may come without a position', () => {
    const text = [
      '课程,培训机构,区划代码,行业,开班日期,天数,人数,免费,可带孩子,电话',
      '样本班,样本学校,530114,种植,2027-03-01,3,40,是,否,0871-65550303',
    ].join('\n')
    expect(readListing(courseTable, Buffer.from(text), book).rows[0]).to.include({ longitude: null, free: true })
  })

  it('loses no row, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 })), (table) => {
        const text = table.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\n')
        expect(readCsv(text).map(({ fields }) => fields)).to.deep.equal(table)
        const { rows, refusals } = institutions(...table.map((row) => row.map(() => '"x"').join(',')))
        expect(rows.length + refusals.length).to.equal(table.length)
      }),
    )
  })
})
