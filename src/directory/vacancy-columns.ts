import { choice, day, division, optional, phone, whole, words, yesNo, yuan } from './columns.ts'
import { listingTable, RowFault } from './listing.ts'
import { trades, tradeWords } from './trades.ts'

/** `npm run jobs:import` */
export const vacancyTable = listingTable({
  kind: 'jobs',
  columns: {
    title: words('岗位', 80),
    employer: words('用工单位', 80),
    division: division('工作地区划代码'),
    address: optional(words('工作地址', 200), ''),
    trade: choice('行业', trades, tradeWords),
    payFrom: optional(yuan('月工资下限', 100_000), null),
    payTo: optional(yuan('月工资上限', 100_000), null),
    places: whole('人数', 10_000),
    publicWelfare: yesNo('公益性岗位'),
    lodging: yesNo('包住'),
    phone: phone('电话'),
    closes: optional(day('截止日期'), null),
    description: optional(words('说明', 500), ''),
  },
  finish(row) {
    if (row.payFrom !== null && row.payTo !== null && row.payTo < row.payFrom) {
      throw new RowFault('payTo', 'is less than payFrom')
    }
    return row
  },
  identity: ({ title, employer, division }) => `${division} ${employer} ${title}`,
})
