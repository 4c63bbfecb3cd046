import { stemOf } from '../../../../divisions/division-names.ts'
import type { Division, Divisions } from '../../../../divisions/divisions.ts'
import type { Point } from '../../../../divisions/position.ts'
import { plain } from '../../../../divisions/search.ts'

/** Their own system; nothing else is told or understood there. */
export const tencentSystem = 'gcj02'

const adcodeDigits = 6

/** 53 → 530000; a township keeps its nine digits. */
export function adcodeOf(code: string): string {
  return code.padEnd(adcodeDigits, '0')
}

/** 530000 → 53, 530100 → 5301; what is no code of theirs stays what it is, and is then not found. */
export function codeOf(adcode: string): string {
  return adcode.length === adcodeDigits ? adcode.replace(/(00){1,2}$/, '') : adcode
}

export function locationOf({ longitude, latitude }: Point): { lat: number; lng: number } {
  const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6
  return { lat: rounded(latitude), lng: rounded(longitude) }
}

/** Province, city and district of a path; '' for what it does not reach. */
export function namesOf(path: readonly Division[]) {
  const nameOf = (level: Division['level']) => path.find((each) => each.level === level)?.name ?? ''
  return { nation: '中国', province: nameOf('province'), city: nameOf('prefecture'), district: nameOf('county') }
}

/** A division as their lists have it. Only counties have a point, and only where there are boundaries. */
export function presentDistrict(divisions: Divisions, division: Division) {
  const { code, name, level, pinyin } = division
  const stem = stemOf(name, level)
  const point = divisions.pointIn(code, tencentSystem)
  const syllables =
    pinyin === undefined
      ? []
      : plain(pinyin)
          .split(' ')
          .slice(0, [...stem].length)
  return {
    id: adcodeOf(code),
    name: stem,
    fullname: name,
    ...(syllables.length === 0 ? {} : { pinyin: syllables }),
    ...(point === undefined ? {} : { location: locationOf(point) }),
  }
}
