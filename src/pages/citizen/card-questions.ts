import type { FilingCall } from './filing-call.ts'
import type { Wizard } from './wizard.ts'

/** What was read from the card and can be doubted. */
export const doubtfulFields = ['name', 'idNumber', 'residence'] as const
type DoubtfulField = (typeof doubtfulFields)[number]

export interface CardQuestion {
  field: DoubtfulField
  text: string
}

/** One question with yes and no for each thing on the card that was not read with certainty, character by character. */
export function cardQuestions({ world, language }: FilingCall, wizard: Wizard): CardQuestion[] {
  const { applicant, residence, card } = wizard
  const home = `${world.divisions.fullName(residence.code)}${residence.detail}`
  const values = { name: applicant.name, idNumber: applicant.idNumber, residence: home }
  return doubtfulFields.flatMap((field) => {
    const value = values[field]
    if (value === '' || !card?.doubtful.includes(field)) return []
    const characters = [...value].join(world.words(language, 'card:read-back.comma'))
    return [{ field, text: world.words(language, `pages:card.ask.${field}`, { value, characters }) }]
  })
}

/** The person said that it is right. */
export function confirmField(wizard: Wizard, field: string): void {
  if (wizard.card === null) return
  wizard.card.doubtful = wizard.card.doubtful.filter((doubtful) => doubtful !== field)
}
