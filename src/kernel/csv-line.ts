/** What a spreadsheet takes for a formula at the beginning of a cell (OWASP: CSV injection). */
const formulaStart = /^[=+\-@\t\r]/
const needsQuotes = /[",\r\n]/

/** One line of a CSV file (RFC 4180) that no spreadsheet runs anything of. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

function cellOf(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
