/**
 * Makes data/ocr/<language>.traineddata: of tesseract's standard models what its neural engine reads, 8 MB of the 67 MB that
 * the packages unpack to. Unpacked and cut at each start they cost 0.7 s of a core. `npm run tesseract:build`
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { modelFile } from '../src/engines/tesseract/model.ts'
import { lstmModel } from './tesseract/lstm-model.ts'
import { packedModel } from './tesseract/packed-model.ts'

for (const language of ['chi_sim', 'eng'] as const) {
  const model = lstmModel(gunzipSync(readFileSync(packedModel(language))))
  writeFileSync(modelFile(language), model)
  console.log(`${language}: ${model.length} bytes`)
}
