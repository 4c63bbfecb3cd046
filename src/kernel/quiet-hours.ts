const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Hours of Yunnan (+08:00) in which a phone should not ring: from 21:00 to 7:00. */
const quietFrom = 21
const quietUntil = 7

/** The instant itself by day; in the night seven o'clock of the morning after. */
export function afterQuietHours(instant: Date): Date {
  const inYunnan = instant.getTime() + 8 * hourMs
  const midnight = Math.floor(inYunnan / dayMs) * dayMs
  const hour = (inYunnan - midnight) / hourMs
  if (hour >= quietUntil && hour < quietFrom) return instant
  const morning = midnight + quietUntil * hourMs + (hour < quietUntil ? 0 : dayMs)
  return new Date(morning - 8 * hourMs)
}
