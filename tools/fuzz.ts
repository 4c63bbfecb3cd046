/**
 * Sends invented requests, good and spoiled, to every operation that a service tells of, and holds each answer against
 * its OpenAPI document: `npm run fuzz -- --seed 1 --requests 20000`. Starts a service of its own on an empty folder.
 */
import { parseArgs } from 'node:util'
import { newFolder, startChild } from '../test/support/child-service.ts'
import { type Fault, fuzz } from './fuzz/run.ts'

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, requests: { type: 'string', default: '20000' } },
})
const folder = newFolder()
const service = await startChild(folder.path, 'error')
const began = performance.now()
const tally = await fuzz(service.baseUrl, service.demo, Number(values.seed), Number(values.requests)).finally(
  async () => {
    await service.end('SIGTERM')
    folder.remove()
  },
)
const seconds = Math.round((performance.now() - began) / 1000)
console.log(`${tally.requests} requests in ${seconds} s, seed ${values.seed}: ${JSON.stringify(tally.statuses)}`)
const idle = tally.operations.filter((name) => !tally.served.has(name))
console.log(`${tally.served.size} operations did what they are for, not: ${idle.join(', ')}`)
for (const [told, [first, ...others]] of Map.groupBy(tally.faults, ({ operation, told }) => `${operation}: ${told}`)) {
  const { who, request } = first as Fault
  console.log(`${told}\n  ${who}: ${request}\n  ${others.length} more`)
}
process.exitCode = tally.faults.length > 0 ? 1 : 0
