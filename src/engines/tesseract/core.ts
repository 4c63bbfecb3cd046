import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** What we use of the engine, compiled to WebAssembly. https://github.com/naptha/tesseract.js-core */
export interface TesseractCore {
  FS: {
    /** With `canOwn` the engine reads `data` where it lies, without a copy. */
    writeFile(path: string, data: Uint8Array, options?: { canOwn: boolean }): void
    unlink(path: string): void
  }
  TessBaseAPI: new () => TesseractApi
}

/** Calls block until they are done: seconds, on a large picture. */
export interface TesseractApi {
  /** 0 when the model was taken from `<language>.traineddata`. */
  Init(dataPath: null, language: string, engineMode: number): number
  SetVariable(name: string, value: string): boolean
  /** Takes the picture from `/input`; 1 when it cannot be opened. */
  SetImageFile(exifOrientation: number, radians: number): number
  Recognize(monitor: null): number
  GetJSONText(page: number): string
  /** Forgets the picture and what was read in it. */
  Clear(): void
  End(): void
}

type StartCore = (given: { wasmBinary: Buffer; print(): void; printErr(): void }) => Promise<TesseractCore>

const require = createRequire(import.meta.url)
/** The same engine for processors with more and with fewer vector instructions, the fastest first. */
const builds = ['relaxedsimd-lstm', 'simd-lstm', 'lstm']

/**
 * The engine in this thread, one instance for all models: its code and heap are there once. (tesseract.js starts a thread, an
 * instance and a copy of the whole model for each: 410 MB for two, this way 90 MB.)
 */
export async function startCore(): Promise<TesseractCore> {
  let refusal: unknown
  for (const build of builds) {
    const path = require.resolve(`tesseract.js-core/tesseract-core-${build}`)
    const wasmBinary = await readFile(path.replace(/js$/, 'wasm'))
    if (!WebAssembly.validate(wasmBinary)) continue
    const start = require(path) as StartCore
    try {
      return await start({ wasmBinary, print: () => undefined, printErr: () => undefined })
    } catch (error) {
      refusal = error
    }
  }
  throw new Error('no build of tesseract runs on this processor', { cause: refusal })
}
