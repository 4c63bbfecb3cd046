import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createWorker, type Worker } from 'tesseract.js'
import type { Line, LineText, Reader } from '../../ocr/ports.ts'
import type { Gray } from '../../ocr/raster.ts'
import { knownCharacters } from './known-characters.ts'

const require = createRequire(import.meta.url)
/** The folder `4.0.0` holds the standard model; the package's default, best_int, read names and numbers worse. */
const modelFolder = (language: string) =>
  join(dirname(require.resolve(`@tesseract.js-data/${language}/package.json`)), '4.0.0')

const lstmOnly = 1
/** Treat the picture as one line of text. */
const singleLine = '7'
/** The same without looking for the line first: finds the lone character that the other mode takes for a speck. */
const rawLine = '13'
/** Up to three characters. */
const shortLine = 3.6

/**
 * Tesseract with two models: simplified Chinese for words, English restricted to an alphabet for digits (which beats
 * chi_sim on the ID number). Each model has a thread of its own.
 */
export async function startTesseract(): Promise<Reader> {
  const [chinese, digits, known] = await Promise.all([
    startModel('chi_sim'),
    startModel('eng'),
    knownCharacters(join(modelFolder('chi_sim'), 'chi_sim.traineddata.gz')),
  ])
  return {
    name: 'tesseract',
    knows: (character) => known.has(character),
    async read(line: Line): Promise<LineText> {
      const model = line.kind === 'digits' ? digits : chinese
      const seen = await readLine(model, line, singleLine)
      const short = line.image.width < line.image.height * shortLine
      return seen.text === '' && short ? readLine(model, line, rawLine) : seen
    },
    async close() {
      await Promise.all([chinese.terminate(), digits.terminate()])
    },
  }
}

async function readLine(model: Worker, line: Line, mode: string): Promise<LineText> {
  const options: Record<string, string> = { tessedit_pageseg_mode: mode, tessedit_char_whitelist: line.alphabet ?? '' }
  const { data } = await model.recognize(pgmOf(line.image), options as object, { text: false, blocks: true })
  const characters = (data.blocks ?? [])
    .flatMap((block) => block.paragraphs)
    .flatMap((paragraph) => paragraph.lines)
    .flatMap((each) => each.words)
    .flatMap((word) => word.symbols)
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, confidence }) => ({ text, confidence: confidence / 100 }))
  return {
    text: characters.map(({ text }) => text).join(''),
    confidence: characters.length ? Math.min(...characters.map(({ confidence }) => confidence)) : 0,
    characters,
  }
}

/** Without `errorHandler` a bad picture throws out of every promise and ends the process. */
function startModel(language: string): Promise<Worker> {
  return createWorker(language, lstmOnly, {
    langPath: modelFolder(language),
    cacheMethod: 'none',
    gzip: true,
    errorHandler: () => undefined,
  })
}

/** Portable grey map: a header and the bytes as they are, the cheapest format that the engine opens. */
function pgmOf(image: Gray): Buffer {
  return Buffer.concat([Buffer.from(`P5 ${image.width} ${image.height} 255\n`), image.data])
}
