import { checkPoint, convert, inChina, type Point } from '../divisions/position.ts'
import { Problem } from '../kernel/errors.ts'
import { choice, decimal, optional } from './columns.ts'
import { RowFault } from './listing.ts'

const coordTypes = ['wgs84', 'gcj02', 'bd09'] as const
type CoordType = (typeof coordTypes)[number]

/** As whoever measured it calls it: by the map that was looked at. */
const maps: Record<string, CoordType> = { 天地图: 'wgs84', 高德: 'gcj02', 腾讯: 'gcj02', 百度: 'bd09' }

/** The three columns of a position: all of them, or none where nobody has measured it. */
export const positionColumns = {
  longitude: optional(decimal('经度'), null),
  latitude: optional(decimal('纬度'), null),
  coordType: optional(choice('坐标系', coordTypes, maps), null),
}

interface Read {
  longitude: number | null
  latitude: number | null
  coordType: CoordType | null
}

/** Some 0.1 m. */
const decimals = 6

/** The position in WGS-84, whatever it was measured in. Throws RowFault. */
export function positionOf({ longitude, latitude, coordType }: Read): { [K in keyof Point]: number | null } {
  if (longitude === null && latitude === null && coordType === null) return { longitude: null, latitude: null }
  if (longitude === null) throw new RowFault('longitude', 'is empty beside the rest of a position')
  if (latitude === null) throw new RowFault('latitude', 'is empty beside the rest of a position')
  if (coordType === null) throw new RowFault('coordType', 'is empty: without it a position is wrong by up to 1 km')
  const point = { longitude, latitude }
  try {
    checkPoint(point)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const swapped = error.code === 'coordinate.swapped'
    throw new RowFault('longitude', swapped ? 'longitude and latitude are exchanged' : 'is no position')
  }
  if (!inChina(point)) throw new RowFault('longitude', 'the position is not in China')
  const [x, y] = convert(point, coordType, 'wgs84')
  return { longitude: Number(x.toFixed(decimals)), latitude: Number(y.toFixed(decimals)) }
}
