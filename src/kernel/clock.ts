/** The service's idea of now. Injected, so that a demonstration or a test can begin on another day. */
export interface Clock {
  now(): Date
}

/** A clock that begins at `start` (or now) and runs on at the usual pace. */
export function runningClock(start?: Date): Clock {
  const offset = start ? start.getTime() - Date.now() : 0
  return { now: () => new Date(Date.now() + offset) }
}

const zone = 'Asia/Shanghai'
const shanghaiOffset = '+08:00'
const dateFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The calendar day in Yunnan, `YYYY-MM-DD`. China has had no daylight saving since 1991, so +08:00 holds. */
export function dayInYunnan(instant: Date): string {
  return dateFormat.format(instant)
}

/** How long it is until the next day begins in Yunnan. */
export function secondsToNextDay(instant: Date): number {
  const daySeconds = 86_400
  const seconds = Math.floor(instant.getTime() / 1000) + 8 * 3_600
  return daySeconds - (seconds % daySeconds)
}

/** ISO 8601 with the zone of Yunnan, to the millisecond: `2026-11-23T09:30:00.000+08:00`. */
export function isoInYunnan(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().replace('Z', shanghaiOffset)
}
