import type { LineText } from '../../ocr/ports.ts'
import type { Gray } from '../../ocr/raster.ts'
import type { TesseractCore } from './core.ts'

/** Of the standard models, which read names and numbers better than the small ones; made by tools/tesseract-build.ts. */
export function modelFile(language: string): URL {
  return new URL(`../../../data/ocr/${language}.traineddata`, import.meta.url)
}

export interface Model {
  /** `mode`: a page segmentation mode of tesseract; `alphabet`: the only characters that may be read, '' for all. */
  read(image: Gray, mode: string, alphabet: string): LineText
  close(): void
}

const lstmOnly = 1
const upright = 1
const pictureFile = '/input'
/** A line is one page of the engine's. */
const firstPage = 0

interface Symbol {
  text: string
  confidence: number
}
interface Page {
  blocks?: { paragraphs: { lines: { words: { symbols: Symbol[] }[] }[] }[] }[]
}

/** The engine copies what it needs of `bytes`, and keeps none of them. */
export function openModel({ FS, TessBaseAPI }: TesseractCore, language: string, bytes: Buffer): Model {
  const file = `./${language}.traineddata`
  FS.writeFile(file, bytes, { canOwn: true })
  const api = new TessBaseAPI()
  const taken = api.Init(null, language, lstmOnly)
  FS.unlink(file)
  if (taken !== 0) throw new Error(`tesseract cannot use the model ${language}`)
  // What reads badly would be read again as white on black; the ink of a card is always dark. 5 % of the time.
  api.SetVariable('invert_threshold', '0')
  return {
    read(image, mode, alphabet) {
      const picture = portableGrayMap(image)
      FS.writeFile(pictureFile, picture, { canOwn: true })
      try {
        api.SetVariable('tessedit_pageseg_mode', mode)
        api.SetVariable('tessedit_char_whitelist', alphabet)
        if (api.SetImageFile(upright, 0) !== 0) throw new Error('tesseract cannot open the picture')
        api.Recognize(null)
        return lineOf(JSON.parse(api.GetJSONText(firstPage)) as Page)
      } finally {
        api.Clear()
        FS.unlink(pictureFile)
        picture.fill(0)
      }
    },
    close: () => api.End(),
  }
}

function lineOf({ blocks = [] }: Page): LineText {
  const characters = blocks
    .flatMap((block) => block.paragraphs)
    .flatMap((paragraph) => paragraph.lines)
    .flatMap((line) => line.words)
    .flatMap((word) => word.symbols)
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, confidence }) => ({ text, confidence: confidence / 100 }))
  return {
    text: characters.map(({ text }) => text).join(''),
    confidence: characters.length ? Math.min(...characters.map(({ confidence }) => confidence)) : 0,
    characters,
  }
}

/** A header and the bytes as they are, the cheapest format that the engine opens. */
function portableGrayMap({ width, height, data }: Gray): Buffer {
  return Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`), data])
}
