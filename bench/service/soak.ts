import { readdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { specimenGroup } from '../ocr/photos.ts'
import { residentOf, treeOf } from '../ocr/process-tree.ts'
import { startService } from '../ocr/started-service.ts'
import { fileOne } from './file-one.ts'
import { caller, photoForm } from './load.ts'

const photos = 12
const lookEveryMs = 10_000
/** Until then caches fill and programs warm up. */
const settling = 0.25

/** Everything a little, all the time: whether memory or open files grow. */
export async function measureSoak(minutes: number): Promise<void> {
  const jpegs: Buffer[] = []
  for await (const { jpeg } of specimenGroup('front', 'medium', 78, photos).photos()) jpegs.push(jpeg)
  const forms = jpegs.map(photoForm)
  const service = await startService()
  try {
    const [asKey, asCitizen] = [caller(service.baseUrl, service.key), caller(service.baseUrl, service.citizen)]
    const json = { 'content-type': 'application/json' }
    let stopped = false
    const counts = new Map<number, number>()
    const lane = async (everyMs: number, work: (turn: number) => Promise<number>) => {
      for (let turn = 0; !stopped; turn++) {
        const status = await work(turn)
        counts.set(status, (counts.get(status) ?? 0) + 1)
        await wait(everyMs)
      }
    }
    const id = await fileOne(service.baseUrl, service.citizen)
    const point = (turn: number) =>
      JSON.stringify({ longitude: 101 + (turn % 200) / 100, latitude: 24.5, coordType: 'gcj02', accuracy: 30 })
    const lanes = [
      lane(2_000, (turn) => {
        const { body, headers } = forms[turn % forms.length] as (typeof forms)[0]
        return asKey('POST', '/v1/ocr/id-card', body, headers)
      }),
      lane(3_000, (turn) => asKey('POST', '/v1/audio/speech', JSON.stringify({ input: `样本第${turn}句话。` }), json)),
      lane(100, (turn) => asKey('POST', '/v1/divisions/resolve', point(turn), json)),
      lane(1_000, async () => ((await fileOne(service.baseUrl, service.citizen)) ? 201 : 0)),
      lane(100, () => asCitizen('GET', `/v1/cases/${id}`)),
      lane(200, () => asCitizen('GET', '/cases')),
      lane(500, () => asCitizen('GET', '/v1/services/drinking-water/notice/audio')),
    ]
    const looks: { minute: number; memory: number; files: number }[] = []
    const began = performance.now()
    while (performance.now() - began < minutes * 60_000) {
      await wait(lookEveryMs)
      const minute = (performance.now() - began) / 60_000
      looks.push({ minute, memory: residentOf(service.pid).pss, files: openFiles(service.pid) })
    }
    stopped = true
    await Promise.all(lanes)
    const settled = looks.filter(({ minute }) => minute >= minutes * settling)
    const told = [...counts].map(([status, count]) => `${status} ${count} times`).join(', ')
    console.log(
      `${minutes} minutes of everything: ${told}; memory ${slope(settled, 'memory').toFixed(2)} MB a minute ` +
        `(${Math.round(settled[0]?.memory ?? 0)} to ${Math.round(settled.at(-1)?.memory ?? 0)} MB), ` +
        `open files ${slope(settled, 'files').toFixed(2)} a minute (${settled[0]?.files} to ${settled.at(-1)?.files})`,
    )
  } finally {
    await service.stop()
  }
}

/** Of the line with the least squares. */
function slope(looks: { minute: number; memory: number; files: number }[], of: 'memory' | 'files'): number {
  const mean = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
  const x = mean(looks.map(({ minute }) => minute))
  const y = mean(looks.map((each) => each[of]))
  const along = looks.reduce((sum, each) => sum + (each.minute - x) * (each[of] - y), 0)
  return along / looks.reduce((sum, { minute }) => sum + (minute - x) ** 2, 0)
}

const openFiles = (pid: number) => treeOf(pid).reduce((sum, each) => sum + filesOf(each), 0)

/** A process may be gone before it is looked at. */
function filesOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length
  } catch {
    return 0
  }
}
