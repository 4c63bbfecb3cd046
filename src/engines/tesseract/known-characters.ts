import { partStarts } from './model-table.ts'

const listPart = 1

/** The characters that a model can read at all: what is not here comes out as something else. */
export function knownCharacters(model: Buffer): Set<string> {
  const starts = partStarts(model)
  const start = starts[listPart] as number
  const end = Math.min(...starts.filter((each) => each > start))
  const lines = model.toString('utf8', start, end).split('\n').slice(1)
  return new Set(lines.map((line) => line.split(' ')[0] ?? '').filter((character) => character !== ''))
}
