import {
  applicantFaults,
  problemFaults,
  problemPlaceFaults,
  residenceFaults,
  tidyApplicant,
  visitFaults,
} from '../../cases/check-filing.ts'
import { checkAnswers } from '../../catalogue/check-answers.ts'
import type { Question } from '../../catalogue/questions/types.ts'
import type { ServiceId } from '../../catalogue/types.ts'
import type { Division } from '../../divisions/division-tree.ts'
import { fieldName } from '../../http/field-name.ts'
import { dayInYunnan } from '../../kernel/clock.ts'
import type { FieldFault } from '../../kernel/errors.ts'
import type { Words } from '../../kernel/words.ts'
import { pickedPlace } from '../citizen/place-picker.ts'
import { meantBy, readTyped, withoutBlanks } from '../citizen/typed-answers.ts'
import type { Fields } from './form-fields.ts'
import { offlinePlaces } from './offline-places.ts'
import type { ToldFault } from './waiting-entry.ts'

/** What the page brings along for its checks. */
export interface OfflinePage {
  serviceId: ServiceId
  questions: readonly Question[]
  options: readonly { code: string; needsText?: true }[]
  /** Texts by their key, with holes. */
  words: Record<string, string>
}

interface Places {
  get(code: string): Division | undefined
  path(code: string): readonly Division[]
  children(code: string): Division[]
}

const yunnan = '53'
const levelOf = { 2: 'province', 4: 'prefecture', 6: 'county', 9: 'township', 12: 'village' } as const

/** The server's own checks, run here: whoever files without a network learns now what the server would say later. */
export async function checkOffline(page: OfflinePage, fields: Fields): Promise<ToldFault[]> {
  const places = await knownPlaces()
  const values = (name: string) => fields.filter(([each]) => each === name).map(([, value]) => value)
  const value = (name: string) => values(name).at(-1) ?? ''
  const today = dayInYunnan(new Date())
  const required = (path: string, given: string): FieldFault[] =>
    given.trim() === '' ? [{ path, code: 'field.required' }] : []
  const helping = value('whom') === 'other'
  const visit = { on: value('visit.on'), place: value('visit.place'), people: value('visit.people') }
  const told = helping && Object.values(visit).some((part) => part.trim() !== '')
  const home = { code: pickedPlace(places, { value }, 'residence').code, detail: '' }
  const typed = withoutBlanks(page.questions, readTyped({ value, values }, page.questions, places, 'answers'))
  const context = { today, isDivision: (code: string) => places.get(code) !== undefined }
  const faults: FieldFault[] = [
    ...(value('agree') === 'yes' ? [] : [{ path: 'agree', code: 'field.consent' as const }]),
    ...(helping ? required('helper.name', value('helper.name')) : []),
    ...(helping ? required('helper.relationship', value('helper.relationship')) : []),
    ...(told ? visitFaults(visit, today) : []),
    ...applicantFaults(
      tidyApplicant({ name: value('name'), idNumber: value('idNumber'), phone: value('phone') }),
      today,
      'applicant',
    ),
    ...(isOutside(home.code) ? [] : residenceFaults(places, home, 'residence')),
    ...problemPlaceFaults(places, pickedPlace(places, { value }, 'problemPlace').code),
    ...checkAnswers(
      page.serviceId,
      { questions: page.questions, selfCheck: [] },
      meantBy(page.questions, typed),
      context,
    ).faults,
    ...problemFaults(page, values('problems'), value('description')),
    ...required('problems', value('problems')),
  ]
  return faults.map((fault) => ({ path: fault.path, code: fault.code, detail: textOf(fault, page.words) }))
}

/** Outside Yunnan there are no lists without a network: the server asks for what is missing later. */
function isOutside(code: string): boolean {
  return code !== '' && !code.startsWith(yunnan)
}

/** Yunnan's tree; of places elsewhere no more is known than their code. */
async function knownPlaces(): Promise<Places> {
  const { tree } = await offlinePlaces()
  const outside = (code: string): Division | undefined => {
    const level = levelOf[code.length as keyof typeof levelOf]
    return level && { code, name: code, level }
  }
  return {
    get: (code) => (isOutside(code) ? outside(code) : tree.get(code)),
    path: (code) =>
      isOutside(code)
        ? Object.keys(levelOf).flatMap((length) =>
            Number(length) <= code.length ? (outside(code.slice(0, Number(length))) ?? []) : [],
          )
        : tree.path(code),
    children: (code) => tree.children(code),
  }
}

function textOf(fault: FieldFault, texts: Record<string, string>): string {
  const words: Words = (_, key, params = {}) => {
    const text = texts[key]
    if (text === undefined) throw new Error(`no words for ${key}`)
    return text.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => String(params[name] ?? hole))
  }
  const field = fieldName(fault, words, 'zh-CN')
  return words('zh-CN', `errors:${fault.code}`, { ...fault.params, field })
}
