import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { type BuildOptions, build, stop } from 'esbuild'

export interface Assets {
  version: string
  urls(): string[]
  /** The address of an asset; it changes with any asset's content and may be kept for ever. */
  url(name: string): string
  /** The addresses of what a script imports at once, to be asked for together with it. */
  imports(name: string): string[]
  get(version: string, name: string): { body: Buffer; type: string } | undefined
  /** The script of the service worker, which has an address of its own. */
  worker: string
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

const folder = join(import.meta.dirname, 'assets')

/** The newest syntax that the phones of the last five years understand. */
const options: BuildOptions & { write: false } = {
  absWorkingDir: folder,
  bundle: true,
  minify: true,
  target: 'es2022',
  charset: 'utf8',
  outdir: folder,
  write: false,
  logLevel: 'silent',
}

/**
 * Reads assets/ once. Each script comes as one file with the server's own modules that it runs too, and with a file more for
 * what is imported only when it is needed: a phone on a slow network asks once, not once for each module.
 */
export async function loadAssets(): Promise<Assets> {
  const pages = build({
    ...options,
    metafile: true,
    entryPoints: ['main.ts', 'style.css'],
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
  })
  const ofWorker = build({ ...options, entryPoints: ['service-worker.ts'], format: 'iife' })
  const [
    { outputFiles, metafile },
    {
      outputFiles: [worker],
    },
  ] = await Promise.all([pages, ofWorker])
  // Its program would stay for as long as ours.
  await stop()
  const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), Buffer.from(contents)]))
  for (const name of readdirSync(folder)) {
    if (!['.ts', '.css'].includes(extname(name))) files.set(name, readFileSync(join(folder, name)))
  }
  const digest = createHash('sha256')
  for (const [name, body] of [...files].sort()) digest.update(name).update(body)
  const version = digest.digest('base64url').slice(0, 10)
  const address = (name: string) => `/assets/${version}/${name}`
  return {
    version,
    worker: worker?.text ?? '',
    urls: () => [...files.keys()].map(address),
    url(name) {
      if (!files.has(name)) throw new Error(`no asset ${name}`)
      return address(name)
    },
    imports: (name) =>
      (metafile.outputs[name]?.imports ?? [])
        .filter(({ kind }) => kind === 'import-statement')
        .map(({ path }) => address(basename(path))),
    get(asked, name) {
      const body = asked === version ? files.get(name) : undefined
      return body && { body, type: types[extname(name)] as string }
    },
  }
}
