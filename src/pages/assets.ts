import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { basename, extname, join } from 'node:path'

export interface Assets {
  version: string
  urls(): string[]
  /** The address of an asset; it changes with any asset's content and may be kept for ever. */
  url(name: string): string
  get(version: string, name: string): { body: Buffer; type: string } | undefined
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** The server's own modules that browsers run too: a search and a check without a network find what the server finds. */
const shared = [
  ...['bundle-text', 'division-names', 'division-tree', 'edit-distance', 'offline-tree', 'search'].map(
    (name) => `divisions/${name}`,
  ),
  ...['asset-check', 'check-answers', 'check-entry'].map((name) => `catalogue/${name}`),
  ...['clock', 'id-number', 'phone'].map((name) => `kernel/${name}`),
  ...['place-picker', 'typed-answers'].map((name) => `pages/citizen/${name}`),
  ...['check-filing', 'consent-purposes'].map((name) => `cases/${name}`),
  ...['api-problem', 'client', 'retrying'].map((name) => `client/${name}`),
  'http/field-name',
  'speech/segment',
  'pages/page-sentences',
  'pages/display',
].map((path) => join(import.meta.dirname, '..', `${path}.ts`))

/**
 * Reads assets/ and the shared modules once, all into one folder. TypeScript modules lose their types, and import the
 * shared ones from beside them; nothing else is changed.
 */
export function loadAssets(folder = join(import.meta.dirname, 'assets')): Assets {
  const files = new Map<string, { body: Buffer; type: string }>()
  const digest = createHash('sha256')
  const own = readdirSync(folder).map((name) => join(folder, name))
  for (const path of [...own, ...shared].sort()) {
    const name = basename(path)
    const extension = extname(name)
    const type = types[extension]
    if (type === undefined) continue
    const source = readFileSync(path)
    const body = extension === '.ts' ? Buffer.from(asServed(source.toString())) : source
    digest.update(name).update(body)
    files.set(name, { body, type })
  }
  const version = digest.digest('base64url').slice(0, 10)
  return {
    version,
    urls: () => [...files.keys()].map((name) => `/assets/${version}/${name}`),
    url(name) {
      if (!files.has(name)) throw new Error(`no asset ${name}`)
      return `/assets/${version}/${name}`
    },
    get: (asked, name) => (asked === version ? files.get(name) : undefined),
  }
}

/** All modules lie beside each other there. */
function asServed(source: string): string {
  return stripTypeScriptTypes(source).replace(/'(?:\.\.\/)+(?:[\w-]+\/)*([\w-]+\.ts)'/g, "'./$1'")
}
