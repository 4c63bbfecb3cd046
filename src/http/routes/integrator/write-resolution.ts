import type { Division } from '../../../divisions/divisions.ts'
import type { Resolution } from '../../../divisions/resolve.ts'
import type { Said } from '../../../speech/say.ts'
import { WrittenJson } from '../../written-json.ts'

const pathsKept = new WeakMap<readonly Division[], string>()

/** The book hands out the same path of a county each time: most of an answer, written once. */
function pathJson(path: readonly Division[]): string {
  const kept = pathsKept.get(path) ?? JSON.stringify(path.map(({ code, name, level }) => ({ code, name, level })))
  pathsKept.set(path, kept)
  return kept
}

/** What is known of a position, and what the person is asked when that leaves the county open. */
export function writeResolution(resolution: Resolution, question: Said | null): WrittenJson {
  const { code, level, path, confidence, distanceToBorderM, source, reviewNumber, dataVersion } = resolution
  const candidates = resolution.candidates.map(
    (each) => `{"code":"${each.code}","path":${pathJson(each.path)},"distanceM":${JSON.stringify(each.distanceM)}}`,
  )
  const rest = JSON.stringify({ source, reviewNumber, dataVersion, question })
  return new WrittenJson(
    `{"code":"${code}","level":"${level}","path":${pathJson(path)},"confidence":"${confidence}",` +
      `"distanceToBorderM":${JSON.stringify(distanceToBorderM)},"candidates":[${candidates.join()}],${rest.slice(1)}`,
  )
}
