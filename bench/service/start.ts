import { newFolder, startChild } from '../../test/support/child-service.ts'
import { median } from '../ocr/statistics.ts'

const turns = 5

/** From the start of the program to the first "ready", on a folder in which it ran before. */
export async function measureStart(): Promise<void> {
  const folder = newFolder()
  try {
    await (await startChild(folder.path)).end('SIGTERM')
    const taken: number[] = []
    const listening: number[] = []
    for (let turn = 0; turn < turns; turn++) {
      const began = performance.now()
      const service = await startChild(folder.path)
      listening.push(performance.now() - began)
      while (!(await fetch(`${service.baseUrl}/readyz`)).ok) await new Promise((resolve) => setTimeout(resolve, 20))
      taken.push(performance.now() - began)
      await service.end('SIGTERM')
    }
    const seconds = (all: number[]) => `${(median(all) / 1000).toFixed(1)} s`
    console.log(
      `start to ready, warm embedded database, median of ${turns}: ${seconds(taken)}; listening ${seconds(listening)}`,
    )
  } finally {
    folder.remove()
  }
}
