import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { problemStatus } from '../../src/kernel/errors.ts'
import { type ApiDocument, type Operation, pointerStep } from './document.ts'
import type { Made } from './make-request.ts'
import type { Answered } from './send.ts'

export type Judge = (operation: Operation, made: Made, answer: Answered) => string[]

/** Faces whose refusals come with status 200 as well, by the field that is 0 when all is well. */
const toldInside: [string, string][] = [
  ['/ws/', 'status'],
  ['/cv/', 'errcode'],
]

/** What an answer breaks of what the document promises; nothing when all is well. */
export function openJudge(document: ApiDocument): Judge {
  const strictly = new Ajv2020({ strict: false, validateFormats: true })
  /** Of an address everything is text. */
  const ofText = new Ajv2020({ strict: false, coerceTypes: true })
  for (const ajv of [strictly, ofText]) {
    addFormats.default(ajv)
    ajv.addFormat('binary', true)
    ajv.addSchema(document, 'api')
  }
  const at = (ajv: Ajv2020, pointer: string) => ajv.getSchema(`api#${pointer}`) as ValidateFunction

  function isValid({ parameters = [], pointer, requestBody }: Operation, { given, said, isReadable }: Made): boolean {
    if (!isReadable) return false
    const fits = given.every(({ parameter, values }) => {
      if (values.length === 0) return parameter.required !== true
      const check = at(ofText, `${pointer}/parameters/${parameters.indexOf(parameter)}/schema`)
      return values.length === 1 && check({ value: values[0] }.value)
    })
    const media = Object.keys(requestBody?.content ?? {})[0]
    if (!fits || said === undefined || media === undefined) return fits
    return at(strictly, `${pointer}/requestBody/content/${pointerStep(media)}/schema`)(said.body) as boolean
  }

  function faultsOfBody({ pointer, responses, path }: Operation, { status, headers, text }: Answered): string[] {
    const type = (headers['content-type'] ?? '').split(';')[0] as string
    const told = responses[status]
    const content = told?.content ?? {}
    if (text === '') return []
    const media = Object.keys(content).find((each) => each.split(';')[0] === type)
    if (media === undefined) return [`${status} comes as ${type}, told as ${Object.keys(content)}`]
    if (!/json/.test(type)) return []
    const value = JSON.parse(text)
    // What many answers share is made ready once.
    const shared = content[media]?.schema.$ref?.slice(1)
    const check = at(strictly, shared ?? `${pointer}/responses/${status}/content/${pointerStep(media)}/schema`)
    const faults = check(value) ? [] : [`${status} breaks its schema: ${strictly.errorsText(check.errors)}`]
    if (type === 'application/problem+json')
      faults.push(...faultsOfProblem(value, status, told?.description ?? '', path))
    return faults
  }

  return (operation, made, answer) => {
    const { status, text } = answer
    if (made.method !== operation.method) {
      const isRefused = status < 500 && !isAccepted(operation, answer)
      return isRefused ? [] : [`${made.method} is answered ${status}`]
    }
    const faults = status >= 500 && !isBusy(answer) ? [`${status} ${text.slice(0, 200)}`] : []
    if (operation.responses[status] === undefined) faults.push(`${status} is not told: ${text.slice(0, 200)}`)
    else faults.push(...faultsOfBody(operation, answer))
    if (isAccepted(operation, answer) && !isValid(operation, made)) faults.push(`takes what is invalid: ${status}`)
    return faults
  }
}

/** Full for the moment, or without what the demonstration does not have. */
function isBusy({ status, headers, text }: Answered): boolean {
  return status === 503 && headers['retry-after'] !== undefined && /"(audio\.busy|wechat\.unavailable)"/.test(text)
}

function isAccepted({ path }: Operation, { status, text }: Answered): boolean {
  if (status >= 400) return false
  const inside = toldInside.find(([under]) => path.startsWith(under))
  return inside === undefined || JSON.parse(text)[inside[1]] === 0
}

function faultsOfProblem(
  { code, status, speech, detail }: Record<string, unknown>,
  sent: number,
  told: string,
  path: string,
): string[] {
  const faults: string[] = []
  if (problemStatus[code as keyof typeof problemStatus] !== sent || status !== sent)
    faults.push(`${code} comes with ${sent}`)
  if (!told.includes(`\`${code}\``)) faults.push(`${code} is not told of ${path}`)
  if (!detail || !speech) faults.push(`${code} without words`)
  return faults
}
