import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { extname, join } from 'node:path'

export interface Assets {
  /** The address of an asset; it changes with any asset's content and may be kept for ever. */
  url(name: string): string
  get(version: string, name: string): { body: Buffer; type: string } | undefined
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Reads assets/ once. TypeScript modules lose their types and nothing else: what is served is what was written. */
export function loadAssets(folder = join(import.meta.dirname, 'assets')): Assets {
  const files = new Map<string, { body: Buffer; type: string }>()
  const digest = createHash('sha256')
  for (const name of readdirSync(folder).sort()) {
    const extension = extname(name)
    const type = types[extension]
    if (type === undefined) continue
    const source = readFileSync(join(folder, name))
    const body = extension === '.ts' ? Buffer.from(stripTypeScriptTypes(source.toString())) : source
    digest.update(name).update(body)
    files.set(name, { body, type })
  }
  const version = digest.digest('base64url').slice(0, 10)
  return {
    url(name) {
      if (!files.has(name)) throw new Error(`no asset ${name}`)
      return `/assets/${version}/${name}`
    },
    get: (asked, name) => (asked === version ? files.get(name) : undefined),
  }
}
