import type { Answers, Form } from './questions/types.ts'
import type { ServiceId } from './types.ts'

/**
 * Where income and property of the family are looked up at banks and registries, which the law lets an office do at the
 * family's own request and with its authorisation only (社会救助暂行办法 58).
 */
const checking: readonly ServiceId[] = [
  'temporary-assistance',
  'destitute-support',
  'minimum-living-allowance',
  'serious-illness-assistance',
]

export function checksAssets(id: ServiceId): boolean {
  return checking.includes(id)
}

/** A form that asks for it among its questions is not asked a second time: the answer counts. */
const question = 'agreesToCheck'

export function asksForCheck(form: Form): boolean {
  return form.questions.some(({ id }) => id === question)
}

export function agreesToCheck(answers: Answers): boolean {
  return answers[question] === true
}
