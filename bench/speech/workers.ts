import { watchOthers } from '../ocr/machine-load.ts'
import { median, ms, times } from '../ocr/statistics.ts'
import { type Served, served } from './served.ts'
import { freshNotice } from './texts.ts'

/** One and two workers take turns, so that what else the machine does meets both. */
const rounds = 4
/** Listeners at a time: two workers have always something to do. */
const listeners = 2

/** The same work for one program and for two: uncached texts to MP3, as the listeners wait for them. */
export async function measureWorkers(): Promise<void> {
  const services = [served({ workers: 1 }), served({ workers: 2 })] as const
  for (const service of services) await listenTogether(service)
  const others = watchOthers()
  const spent: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    for (const [i, service] of services.entries()) spent[i as 0 | 1].push(await listenTogether(service))
  }
  const [one, two] = spent
  console.log(`\nworkers: ${listeners} listeners at once, ${rounds} rounds; ${others()}`)
  console.log(`one ${ms(median(one))}, two ${ms(median(two))}: two are ${times(median(one) / median(two))} one`)
  console.log(
    `in the round with the least disturbance of each: ${ms(Math.min(...one))}, ${ms(Math.min(...two))}: ${times(Math.min(...one) / Math.min(...two))}`,
  )
  await Promise.all(services.map((service) => service.close()))
}

async function listenTogether(service: Served): Promise<number> {
  const start = performance.now()
  await Promise.all(Array.from({ length: listeners }, () => service.listen(freshNotice())))
  return performance.now() - start
}
