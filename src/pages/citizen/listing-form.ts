import { Citizen } from '../../../models/citizen.ts'
import type { Point } from '../../divisions/position.ts'
import type { HttpWorld } from '../../http/http-world.ts'
import { invalidFields } from '../../kernel/errors.ts'
import type { Actor } from '../../policies/actor.ts'
import { type PageCall, problemForForm } from '../page.ts'
import type { PostedForm } from '../posted-form.ts'
import { postedPosition } from './place-findings.ts'
import { type PickerLevel, pickedPlace, pickerLevels } from './place-picker.ts'

/** Results on one page: what one listens to in a few minutes. */
export const perPage = 10

/** What the forms of institutions, jobs and courses have in common. All of them post: where somebody is stays out of addresses. */
export interface ListingForm {
  /** Chosen, or the residence of whoever is logged in; undefined for the whole province. */
  division: string | undefined
  levels: PickerLevel[]
  /** WGS-84, to some 100 m. */
  position: Point | undefined
  cursor: string | undefined
  /** Something was asked, so that results come before the form for whoever listens. */
  asked: boolean
}

export async function readListingForm(
  world: Pick<HttpWorld, 'divisions'>,
  actor: Actor,
  form: PostedForm,
  { asked }: { asked: boolean },
): Promise<ListingForm> {
  const chosen = asked ? pickedPlace(world.divisions, form, 'place').code : await homeOf(actor)
  const cursor = form.value('cursor')
  return {
    division: chosen === '' ? undefined : chosen,
    levels: pickerLevels(world.divisions, chosen === '' ? yunnan : chosen, [yunnan]),
    position: postedPosition(form) ?? undefined,
    cursor: cursor === '' ? undefined : cursor,
    asked,
  }
}

const yunnan = '53'
const countyDigits = 6

async function homeOf(actor: Actor): Promise<string> {
  if (actor.kind !== 'citizen') return ''
  const citizen = await Citizen.findByPk(actor.citizenId)
  return (citizen?.residenceCode ?? '').slice(0, countyDigits)
}

/** What the form is told when it asks for what is near home and no home is chosen. */
export function homeMissing(call: Pick<PageCall<unknown>, 'world' | 'language'>) {
  return problemForForm(call, invalidFields({ path: 'place.code', code: 'field.required' }))
}

/** The value that was chosen from a list, if it is one of them. */
export function chosenOf<T extends string>(form: PostedForm, name: string, known: readonly T[]): T | undefined {
  return known.find((each) => each === form.value(name))
}

/** A ticked box asks for it; one that is not ticked asks for nothing. */
export function ticked(form: PostedForm, name: string): true | undefined {
  return form.value(name) === 'yes' || undefined
}
