import { choice, day, division, optional, phone, whole, words, yesNo } from './columns.ts'
import { listingTable } from './listing.ts'
import { positionColumns, positionOf } from './position-columns.ts'
import { trades, tradeWords } from './trades.ts'

/** `npm run courses:import` */
export const courseTable = listingTable({
  kind: 'courses',
  columns: {
    title: words('课程', 80),
    school: words('培训机构', 80),
    division: division('区划代码'),
    address: optional(words('地址', 200), ''),
    ...positionColumns,
    trade: choice('行业', trades, tradeWords),
    starts: day('开班日期'),
    days: whole('天数', 400),
    places: whole('人数', 10_000),
    free: yesNo('免费'),
    childcare: yesNo('可带孩子'),
    phone: phone('电话'),
    description: optional(words('说明', 500), ''),
  },
  finish: ({ coordType, longitude, latitude, ...rest }) => ({
    ...rest,
    ...positionOf({ coordType, longitude, latitude }),
  }),
  identity: ({ title, school, starts }) => `${school} ${title} ${starts}`,
})
