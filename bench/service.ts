/**
 * What the service as a whole costs and bears: `DATABASE_URL=… npm run bench [-- --part filing|reading|start|overload|soak]
 * [--minutes 30]`. Filing and reading need PostgreSQL, in which each makes a database of its own; the others run on the
 * embedded one. `soak` runs only when it is named: it takes its minutes.
 */
import { parseArgs } from 'node:util'
import { watchOthers } from './ocr/machine-load.ts'
import { measureFiling } from './service/filing.ts'
import { measureOverload } from './service/overload.ts'
import { measureReading } from './service/reading.ts'
import { measureSoak } from './service/soak.ts'
import { measureStart } from './service/start.ts'

const { values } = parseArgs({ options: { part: { type: 'string' }, minutes: { type: 'string', default: '30' } } })
const url = process.env['DATABASE_URL']
const onPostgres = (measure: (url: string) => Promise<void>) => async () => {
  if (url === undefined) console.log('without DATABASE_URL: not measured')
  else await measure(url)
}
const parts: Record<string, () => Promise<void>> = {
  filing: onPostgres(measureFiling),
  reading: onPostgres(measureReading),
  start: measureStart,
  overload: measureOverload,
  soak: () => measureSoak(Number(values.minutes)),
}
const wanted = values.part === undefined ? Object.keys(parts).filter((part) => part !== 'soak') : [values.part]
for (const part of wanted) {
  const measure = parts[part]
  if (measure === undefined) throw new Error(`no part ${part}: ${Object.keys(parts).join(', ')}`)
  const others = watchOthers()
  await measure()
  console.log(`  ${others()}`)
}
