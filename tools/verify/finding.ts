/** What one part of the verification looked at, and what is not as it should be there. */
export interface Verified {
  name: string
  looked: number
  found: number
  /** The first of them, in words: ids and codes, nothing of anybody. */
  told: string[]
}

/** Of a table that was lost everything is wrong: the first ones say enough. */
const mostTold = 50

export function verified(name: string): Verified {
  return { name, looked: 0, found: 0, told: [] }
}

export function find(part: Verified, what: string): void {
  part.found++
  if (part.told.length < mostTold) part.told.push(what)
}

/** For the eye: a line for each part. */
export function tableOf(parts: readonly Verified[]): string {
  const rows = [['', 'looked at', 'not as it should be'], ...parts.map((part) => [part.name, part.looked, part.found])]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => String(row[column]).length)))
  return rows
    .map(([name, ...counts]) => {
      const cells = counts.map((count, index) => String(count).padStart(widths[index + 1] ?? 0))
      return `${[String(name).padEnd(widths[0] ?? 0), ...cells].join('  ')}\n`
    })
    .join('')
}
