import type { ChildService } from '../../test/support/child-service.ts'
import { quantile } from '../ocr/statistics.ts'
import type { Question } from './questions.ts'

export interface Timing {
  p50: number
  p95: number
}

/** Milliseconds of one question asked again and again, one at a time. */
export async function timeQuestion(
  service: ChildService,
  { who, path, firstByte }: Question,
  times: number,
): Promise<Timing> {
  const token = service.demo.staff.find(({ username }) => username === who)?.token
  const taken: number[] = []
  // The first one reads what the rest find in memory.
  for (let turn = -1; turn < times; turn++) {
    const leaving = new AbortController()
    const started = performance.now()
    const response = await fetch(`${service.baseUrl}${path}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: leaving.signal,
    })
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    if (firstByte) {
      await response.body?.getReader().read()
      taken.push(performance.now() - started)
      leaving.abort()
    } else {
      await response.arrayBuffer()
      taken.push(performance.now() - started)
    }
  }
  const measured = taken.slice(1)
  return { p50: quantile(measured, 0.5), p95: quantile(measured, 0.95) }
}
