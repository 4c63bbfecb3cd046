import type { Course } from '../../models/course.ts'
import { type Trade, tradeWords } from './trades.ts'

/** The trades that the form of 找工作 offers, as the listings name them. */
const tradesOf: Record<string, readonly Trade[]> = {
  farm: ['farming', 'livestock', 'forestry'],
  building: ['building', 'electrics'],
  factory: ['factory', 'handicraft'],
  kitchen: ['cooking'],
  cleaning: ['cleaning', 'housekeeping'],
  care: ['care', 'housekeeping'],
  driving: ['driving'],
  shop: ['shops', 'online-sales'],
  guard: ['security'],
  other: ['other'],
}

/** What somebody who looks for work ticked, in the words of the listings. */
export function wishedTrades({ trades }: { [id: string]: unknown }): Trade[] {
  return Array.isArray(trades) ? trades.flatMap((id) => tradesOf[String(id)] ?? []) : []
}

/** Whether a course teaches what somebody wrote: its trade is in the words, or the words are in its title. */
export function isWishedTrade(
  wish: string,
  { trade, title, description }: Pick<Course, 'trade' | 'title' | 'description'>,
) {
  const wanted = wish.trim()
  if (wanted === '') return false
  const names = Object.keys(tradeWords).filter((name) => tradeWords[name] === trade)
  return (
    names.some((name) => name.includes(wanted) || wanted.includes(name)) || `${title}${description}`.includes(wanted)
  )
}
