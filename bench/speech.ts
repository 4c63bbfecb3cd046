import { parseArgs } from 'node:util'
import { measureFaults } from './speech/faults.ts'
import { measureLatency } from './speech/latency.ts'
import { measureMisses } from './speech/misses.ts'
import { measureRanges } from './speech/ranges.ts'
import { measureWorkers } from './speech/workers.ts'

/**
 * What a listener waits for, as ratios within one run (the machine's own speed cancels out; what others do on it is
 * told): node bench/speech.ts [--part latency|workers|misses|ranges|faults], all parts if none is named.
 *
 * latency  a text of 860 characters that nobody has asked for before: its first byte against the whole, the whole
 *          against speaking it all and then encoding it all with nothing else around
 * workers  one speaker program against two
 * misses   how often the voice is asked when many ask for the same
 * ranges   parts of a kept notice over HTTP against a Koa that only sends the bytes
 * faults   1,000 turns with every fault of the cloud voice: sockets and memory after them
 */
const parts = {
  latency: measureLatency,
  workers: measureWorkers,
  misses: measureMisses,
  ranges: measureRanges,
  faults: measureFaults,
}

const { values } = parseArgs({ options: { part: { type: 'string' } } })
const chosen = Object.entries(parts).filter(([name]) => values.part === undefined || values.part === name)
if (chosen.length === 0) {
  console.error(`--part ${Object.keys(parts).join('|')}`)
  process.exit(64)
}
for (const [, measure] of chosen) await measure()
