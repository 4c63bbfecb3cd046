import { setTimeout as wait } from 'node:timers/promises'
import { specimenGroup } from '../ocr/photos.ts'
import { residentOf } from '../ocr/process-tree.ts'
import { startService } from '../ocr/started-service.ts'
import { ms, quantile, times } from '../ocr/statistics.ts'
import { caller, load, photoForm } from './load.ts'

const capacityMs = 20_000
const overloadMs = 60_000
const overloadFactor = 8
const photos = 12
/** Something light is asked so often meanwhile. */
const lightEveryMs = 50
const quietMs = 15_000

/** Cards at eight times what can be read: what is answered, what is read, and whether the rest of the service notices. */
export async function measureOverload(): Promise<void> {
  const jpegs: Buffer[] = []
  for await (const { jpeg } of specimenGroup('front', 'light', 77, photos).photos()) jpegs.push(jpeg)
  const forms = jpegs.map(photoForm)
  const service = await startService()
  try {
    const call = caller(service.baseUrl, service.key)
    const read = (turn: number) => {
      const { body, headers } = forms[turn % forms.length] as (typeof forms)[0]
      return call('POST', '/v1/ocr/id-card', body, headers)
    }
    // As many at a time as there are readers.
    await load(2, capacityMs / 2, read)
    const capacity = (await load(2, capacityMs, read)).perSecond
    const before = residentOf(service.pid).pss
    const statuses = new Map<number, number>()
    const open = new Set<Promise<void>>()
    const light: number[] = []
    const began = performance.now()
    const asking = (async () => {
      while (performance.now() - began < overloadMs) {
        const start = performance.now()
        await call('GET', '/v1/services')
        light.push(performance.now() - start)
        await wait(lightEveryMs)
      }
    })()
    for (let turn = 0; performance.now() - began < overloadMs; turn++) {
      const sent = read(turn).then((status) => {
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        open.delete(sent)
      })
      open.add(sent)
      await wait(Math.max(0, began + ((turn + 1) * 1000) / (capacity * overloadFactor) - performance.now()))
    }
    const seconds = (performance.now() - began) / 1000
    const good = (statuses.get(200) ?? 0) / seconds
    await Promise.all([asking, ...open])
    await wait(quietMs)
    const grown = residentOf(service.pid).pss - before
    const told = [...statuses].map(([status, count]) => `${status} ${count} times`).join(', ')
    console.log(
      `cards at ${overloadFactor} × ${capacity.toFixed(2)} /s for ${overloadMs / 1000} s: ${told}; read ${times(good / capacity)} ` +
        `of capacity; light routes p99 ${ms(quantile(light, 0.99))}; memory afterwards ${grown >= 0 ? '+' : ''}${Math.round(grown)} MB`,
    )
  } finally {
    await service.stop()
  }
}
