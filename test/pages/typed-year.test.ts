import { expect } from 'chai'
import { meantYear } from '../../src/pages/staff/admin/typed-year.ts'

const typed = (off: string, worked = '') => meantYear({ year: '2027', source: '样本', off, worked })

describe('a year of holidays as it is typed', () => {
  it('is understood as it stands in the announcement, or in numbers alone', () => {
    const whole = ['2027-10-01', '2027-10-07']
    for (const line of [
      '10月1日至7日',
      '10月1日（周五）至7日（周四）',
      '10-1 10-7',
      '2027年10月1日至2027年10月7日',
      '2027-10-01 – 2027-10-07',
      '１０月１日—１０月７日',
    ]) {
      expect(typed(line).off, line).to.deep.equal([whole])
    }
    expect(typed('1月1日\n2月5日至11日').off).to.deep.equal([
      ['2027-01-01', '2027-01-01'],
      ['2027-02-05', '2027-02-11'],
    ])
    expect(typed('', '2月4日（星期六）、10月9日').worked).to.deep.equal(['2027-02-04', '2027-10-09'])
  })

  it('keeps a line that is no day, for the check to say which', () => {
    expect(typed('10月1日\n国庆节', '周末')).to.deep.include({
      off: [
        ['2027-10-01', '2027-10-01'],
        ['国庆节', '国庆节'],
      ],
      worked: ['周末'],
    })
  })
})
