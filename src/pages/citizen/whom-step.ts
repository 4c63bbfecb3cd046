import { Citizen } from '../../../models/citizen.ts'
import { helperFaults, tidyHelper } from '../../cases/check-filing.ts'
import type { FieldFault } from '../../kernel/errors.ts'
import { maskName } from '../../kernel/mask.ts'
import type { FilingCall } from './filing-call.ts'
import { showWhomForStaff, takeWhomForStaff } from './staff-whom-step.ts'
import { beginAnew, type Wizard } from './wizard.ts'

export const relationships = ['family', 'relative', 'neighbour', 'village', 'volunteer', 'other'] as const

/**
 * For whom it is. Another answer than before, and the wish to begin for another person, empty the form: nothing of one
 * person stands in the form of the next.
 */
export async function takeWhom(call: FilingCall, wizard: Wizard): Promise<FieldFault[] | 'stay'> {
  const { world, actor, form } = call
  if (actor.kind === 'staff') return takeWhomForStaff(call, wizard)
  const whom = form.value('whom')
  const helping = whom === 'other'
  if (form.value('step') === 'new' || helping !== (wizard.helper !== null)) {
    beginAnew(wizard)
  }
  if (!helping) return whom === 'self' ? [] : [{ path: 'whom', code: 'field.required' }]
  const citizen = await Citizen.findByPk(actor.citizenId, { rejectOnEmpty: true })
  const chosen = relationships.find((each) => each === form.value('helper.relationship'))
  wizard.helper = tidyHelper({
    name: form.value('helper.name').slice(0, 60),
    phone: citizen.phone ?? citizen.contactPhone ?? '',
    relationship: chosen ? world.words('zh-CN', `pages:whom.relationship.${chosen}`) : '',
  })
  const faults: FieldFault[] =
    wizard.helper.name === '' ? [{ path: 'helper.name', code: 'field.required' }] : helperFaults(wizard.helper)
  return chosen ? faults : [...faults, { path: 'helper.relationship', code: 'field.required' }]
}

/** What the page shows: the choices, and of a form that was begun only whose it is. */
export function showWhom(call: FilingCall, wizard: Wizard) {
  const { world, language, actor } = call
  const { helper, applicant } = wizard
  return {
    ...(actor.kind === 'staff' ? showWhomForStaff(call, wizard) : {}),
    relationships: relationships.map((id) => ({
      id,
      name: world.words(language, `pages:whom.relationship.${id}`),
      chosen: helper?.relationship === world.words('zh-CN', `pages:whom.relationship.${id}`),
    })),
    begunFor: applicant.name === '' ? '' : maskName(applicant.name),
  }
}
