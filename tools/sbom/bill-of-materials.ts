/** One package of a lockfile of version 3, under its folder. */
export interface LockedPackage {
  name?: string
  version?: string
  integrity?: string
  license?: string
  dev?: boolean
  optional?: boolean
  hasInstallScript?: boolean
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

export interface Lockfile {
  name: string
  version: string
  packages: Record<string, LockedPackage>
}

const folder = 'node_modules/'

/** CycloneDX 1.6: components with their hashes and licences, and what depends on what. No time, no address. */
export function billOfMaterials({ name, version, packages }: Lockfile, { production = false } = {}) {
  const all = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !(production && dev === true))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const kept = new Set(all.map(([path]) => path))
  const { devDependencies = {}, ...own } = packages[''] ?? {}
  const whole = production ? own : { ...own, dependencies: { ...own.dependencies, ...devDependencies } }
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': name, name, version } },
    components: all.map(([path, locked]) => componentOf(path, locked)),
    dependencies: [
      { ref: name, dependsOn: dependenciesOf('', whole, kept) },
      ...all.map(([path, locked]) => ({ ref: path, dependsOn: dependenciesOf(path, locked, kept) })),
    ],
  }
}

/** `node_modules/a/node_modules/@b/c` is called `@b/c`. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf(folder) + folder.length)
}

function componentOf(path: string, { version = '', integrity, license, dev, optional }: LockedPackage) {
  const [, group, name] = /^(?:(@[^/]+)\/)?(.+)$/.exec(nameOf(path)) ?? []
  const scoped = group === undefined ? '' : `${encodeURIComponent(group)}/`
  return {
    type: 'library',
    'bom-ref': path,
    ...(group === undefined ? {} : { group }),
    name,
    version,
    scope: dev === true ? 'excluded' : optional === true ? 'optional' : 'required',
    ...(integrity === undefined ? {} : { hashes: [hashOf(integrity)] }),
    ...(license === undefined ? {} : { licenses: [{ expression: license }] }),
    purl: `pkg:npm/${scoped}${name}@${version}`,
  }
}

/** `sha512-<base64>` as hexadecimal. */
function hashOf(integrity: string) {
  const [algorithm = '', value = ''] = integrity.split(' ')[0]?.split('-', 2) ?? []
  return { alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(value, 'base64').toString('hex') }
}

/** Where Node would find them: the nearest folder on the way up. */
function dependenciesOf(
  path: string,
  { dependencies = {}, optionalDependencies = {} }: LockedPackage,
  kept: Set<string>,
) {
  const found = Object.keys({ ...dependencies, ...optionalDependencies }).flatMap((name) => {
    const nearest = [...placesAbove(path)].map((above) => `${above}${folder}${name}`).find((each) => kept.has(each))
    return nearest === undefined ? [] : [nearest]
  })
  return [...new Set(found)].sort()
}

function* placesAbove(path: string): Generator<string> {
  for (let at = path; at !== ''; ) {
    yield `${at}/`
    const end = at.lastIndexOf(`/${folder}`)
    at = end === -1 ? '' : at.slice(0, end)
  }
  yield ''
}
