import { spawnSync } from 'node:child_process'
import { type ApiDocument, type Operation, operationsOf, type Parameter } from '../fuzz/document.ts'
import { objectOf, typeOf } from './type-of.ts'

/** Spoken by clients of others, or only in the demonstration. */
const leftOut = ['compatible', 'demonstration', 'documents']
const places = { path: 'path', query: 'query', header: 'headers' } as const

/** `src/client/operations.ts`: what each operation takes and answers, as types. */
export function describeOperations(document: ApiDocument): string {
  const operations = operationsOf(document).filter(({ tags }) => !tags.some((tag) => leftOut.includes(tag)))
  const entries = operations.map((operation) => `${JSON.stringify(operation.name)}: ${operationType(operation)}`)
  const named = Object.entries(document.components.schemas).map(
    ([name, each]) => `export type ${name} = ${typeOf(each)}`,
  )
  return formatted(`/** Made by \`npm run client:build\` from the OpenAPI document; a test tells when it is stale. */
export interface Operations {
${entries.join('\n')}
}

${named.join('\n')}
`)
}

function operationType({ parameters = [], requestBody, responses }: Operation): string {
  const members = (Object.keys(places) as Parameter['in'][]).flatMap((place) => {
    const here = parameters.filter((each) => each.in === place)
    if (here.length === 0) return []
    const required = here.filter((each) => each.required).map(({ name }) => name)
    const properties = Object.fromEntries(here.map(({ name, schema }) => [name, schema]))
    return [`${places[place]}${required.length > 0 ? '' : '?'}: ${objectOf(properties, required)}`]
  })
  const { 'application/json': json, 'multipart/form-data': form } = requestBody?.content ?? {}
  if (json) members.push(`body: ${typeOf(json.schema)}`)
  if (form) members.push(`form: ${typeOf(form.schema)}`)
  return `{ ${[...members, `answer: ${answerType(responses)}`].join('; ')} }`
}

/** JSON as what it says, nothing as undefined, everything else as the response itself, to be streamed or kept. */
function answerType(responses: Operation['responses']): string {
  const good = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  const types = good.map(([, { content }]) => {
    if (content === undefined) return 'undefined'
    const json = content['application/json']
    return json === undefined ? 'Response' : typeOf(json.schema)
  })
  return [...new Set(types)].join(' | ')
}

function formatted(source: string): string {
  const made = spawnSync('biome', ['format', '--stdin-file-path', 'src/client/operations.ts'], { input: source })
  if (made.status !== 0) throw new Error(String(made.stderr))
  return String(made.stdout)
}
