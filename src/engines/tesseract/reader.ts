import { readFile } from 'node:fs/promises'
import type { Line, LineText, Reader } from '../../ocr/ports.ts'
import { startCore } from './core.ts'
import { knownCharacters } from './known-characters.ts'
import { modelFile, openModel } from './model.ts'

/** Treat the picture as one line of text. */
const singleLine = '7'
/** The same without looking for the line first: finds the lone character that the other mode takes for a speck. */
const rawLine = '13'
/** Up to three characters. */
const shortLine = 3.6

/**
 * Tesseract with two models: simplified Chinese for words, English restricted to an alphabet for digits (which beats
 * chi_sim on the ID number). It works in the thread of its caller. Rejects when engine or models cannot be loaded.
 */
export async function startTesseract(): Promise<Reader> {
  const [core, chinese, english] = await Promise.all([
    startCore(),
    readFile(modelFile('chi_sim')),
    readFile(modelFile('eng')),
  ])
  const words = openModel(core, 'chi_sim', chinese)
  const digits = openModel(core, 'eng', english)
  const known = knownCharacters(chinese)
  return {
    name: 'tesseract',
    knows: (character) => known.has(character),
    async read(line: Line): Promise<LineText> {
      const model = line.kind === 'digits' ? digits : words
      const alphabet = line.alphabet ?? ''
      const seen = model.read(line.image, singleLine, alphabet)
      const short = line.image.width < line.image.height * shortLine
      return seen.text === '' && short ? model.read(line.image, rawLine, alphabet) : seen
    },
    async close() {
      words.close()
      digits.close()
    },
  }
}
