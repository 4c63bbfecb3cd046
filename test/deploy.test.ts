import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { loadAll } from 'js-yaml'
import { addGauges } from '../src/http/gauges.ts'
import type { HttpWorld } from '../src/http/http-world.ts'
import { createMetrics } from '../src/http/metrics.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const settings = new Set([...read('.env.example').matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name as string))
/** Of node and of the C library, not ours. */
const ofOthers = ['NODE_ENV', 'MALLOC_MMAP_THRESHOLD_', 'MALLOC_ARENA_MAX']
const known = (name: string) => settings.has(name) || ofOthers.includes(name)

interface Manifest {
  kind: string
  metadata: { name: string }
  data?: Record<string, string>
  spec?: {
    template: {
      spec: {
        containers: {
          env: { name: string; value: string }[]
          ports: { containerPort: number }[]
          securityContext: Record<string, unknown>
          livenessProbe: { httpGet: { path: string } }
          readinessProbe: { httpGet: { path: string } }
        }[]
      }
    }
  }
}

const kubernetes = () =>
  readdirSync(join(root, 'deploy/kubernetes')).flatMap(
    (file) => loadAll(read(`deploy/kubernetes/${file}`)) as unknown as Manifest[],
  )

/** The names that `/metrics` tells, those of the process included. */
function measures(): Set<string> {
  const metrics = createMetrics()
  addGauges(metrics, {} as HttpWorld)
  return new Set(metrics.registry.getMetricsAsArray().flatMap(({ name }) => [name, `${name}_count`, `${name}_bucket`]))
}

/** Functions and labels of the language of queries look like names too. */
const namesIn = (query: string) =>
  [
    ...query
      .replace(/"[^"]*"/g, '')
      .replace(/\{[^}]*\}/g, '')
      .matchAll(/\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/g),
  ]
    .map(([name]) => name)
    .filter((name) => name !== 'histogram_quantile')

describe('what is deployed with', () => {
  it('sets nothing that the service does not know', () => {
    const ofCluster = kubernetes().flatMap(({ data = {}, spec }) => [
      ...Object.keys(data),
      ...(spec?.template?.spec.containers ?? []).flatMap(({ env }) => env.map(({ name }) => name)),
    ])
    const ofImage = [...read('deploy/Dockerfile').matchAll(/\b([A-Z][A-Z_]+)=/g)].map(([, name]) => name as string)
    const ofCompose = [...read('deploy/compose.yaml').matchAll(/^ {4,6}([A-Z][A-Z_]+):/gm)].map(
      ([, name]) => name as string,
    )
    const ours = [...ofCluster, ...ofImage, ...ofCompose].filter((name) => !name.startsWith('POSTGRES_'))
    expect(ours.length).to.be.above(25)
    expect(ours.filter((name) => !known(name))).to.deep.equal([])
  })

  it('asks for life and readiness where they are told, without privileges', () => {
    const deployments = kubernetes().filter(({ kind }) => kind === 'Deployment')
    expect(deployments.map(({ metadata }) => metadata.name)).to.have.members(['yunnan-help-web', 'yunnan-help-worker'])
    for (const { spec } of deployments) {
      const [container] = spec?.template.spec.containers ?? []
      expect(container?.livenessProbe.httpGet.path).to.equal('/healthz')
      expect(container?.readinessProbe.httpGet.path).to.equal('/readyz')
      expect(container?.ports[0]?.containerPort).to.equal(3000)
      expect(container?.securityContext).to.deep.include({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      })
    }
  })

  it('gives the key that signs the audit to who works alone, and the keys of fields to all', () => {
    const text = (name: string) => JSON.stringify(kubernetes().filter(({ metadata }) => metadata?.name === name))
    expect(text('yunnan-help-worker')).to.include('"AUDIT_KEY_FILE"').and.include('yunnan-help-audit-keys')
    for (const name of ['yunnan-help-web', 'yunnan-help']) expect(text(name), name).to.not.include('audit-keys')
    // Web takes over what `x-service` says and adds a role; what a worker has more stands with it.
    const compose = loadAll(read('deploy/compose.yaml'))[0] as {
      'x-service': { secrets: string[]; environment: Record<string, string> }
      services: Record<string, { secrets?: string[]; environment: Record<string, string> }>
    }
    const { web, worker } = compose.services
    expect(compose['x-service'].secrets).to.deep.equal(['field-keys'])
    expect(web).to.not.have.property('secrets')
    for (const { environment } of [compose['x-service'], web as { environment: object }])
      expect(environment).to.be.an('object').and.not.have.property('AUDIT_KEY_FILE')
    expect(worker?.environment).to.have.property('AUDIT_KEY_FILE')
    expect(worker?.secrets).to.have.members(['field-keys', 'audit-keys'])
  })

  it('brings what the program reads into the image, and runs what npm start runs', () => {
    const image = read('deploy/Dockerfile')
    const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } }
    const flags = scripts.start.match(/--\S+|src\/main\.ts/g) ?? []
    expect(flags.length).to.be.above(2)
    for (const flag of flags) expect(image).to.include(`"${flag}"`)
    const ignored = read('.dockerignore')
    for (const folder of ['data', 'locales', 'migrations', 'models', 'src', 'tools']) {
      expect(image).to.include(`COPY ${folder} ${folder}`)
      expect(ignored).to.include(`!${folder}\n`)
    }
  })

  it('asks of the metrics nothing that is not told, and has words for each alarm', () => {
    const told = measures()
    const alerts = loadAll(read('deploy/alerts.yaml'))[0] as {
      groups: { rules: { alert: string; expr: string }[] }[]
    }
    const rules = alerts.groups.flatMap((group) => group.rules)
    const panels = (JSON.parse(read('deploy/dashboard.json')) as { panels: { targets: { expr: string }[] }[] }).panels
    const queries = [
      ...rules.map(({ expr }) => expr),
      ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ]
    expect(queries.length).to.be.above(20)
    expect(queries.flatMap(namesIn).filter((name) => !told.has(name))).to.deep.equal([])
    const operations = read('docs/operations.md')
    for (const { alert } of rules) expect(operations).to.include(`| ${alert} |`)
  })
})
