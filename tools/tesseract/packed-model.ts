import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** The folder `4.0.0` holds the standard model; the package's default, best_int, reads names and numbers worse. */
export function packedModel(language: string): string {
  const folder = dirname(require.resolve(`@tesseract.js-data/${language}/package.json`))
  return join(folder, '4.0.0', `${language}.traineddata.gz`)
}
