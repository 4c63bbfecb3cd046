import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createWorker } from 'tesseract.js'

/** The yardstick: tesseract.js as one takes it off the shelf, one thread, the whole photo, the words as text. */
export interface BareTesseract {
  recognise(jpeg: Buffer): Promise<string>
  close(): Promise<void>
}

const lstmOnly = 1

export async function startBareTesseract(): Promise<BareTesseract> {
  const data = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/chi_sim/package.json'))
  const worker = await createWorker('chi_sim', lstmOnly, {
    langPath: join(data, '4.0.0'),
    cacheMethod: 'none',
    errorHandler: () => undefined,
  })
  return {
    recognise: async (jpeg) => (await worker.recognize(jpeg)).data.text,
    close: async () => void (await worker.terminate()),
  }
}
