import { foundWays, mostReason } from '../../cases/case-parts.ts'
import { helperFaults, tidyHelper } from '../../cases/check-filing.ts'
import { foundFaults } from '../../cases/settle-agreement.ts'
import type { FieldFault } from '../../kernel/errors.ts'
import type { FilingCall } from './filing-call.ts'
import { beginAnew, type Wizard } from './wizard.ts'

/**
 * For whom staff file: somebody whom they found in need, and then how and why; or somebody who came to them, and then who
 * of the office helps. Another answer than before, and the wish to begin for another person, empty the form.
 */
export function takeWhomForStaff({ world, form }: FilingCall, wizard: Wizard): FieldFault[] | 'stay' {
  const isFound = form.value('whom') === 'found'
  const isNew = form.value('step') === 'new'
  if (isNew || (isFound ? wizard.helper : wizard.found) !== null) beginAnew(wizard)
  if (isNew) return 'stay'
  if (isFound) {
    const reason = form.value('agreement.reason').trim().slice(0, mostReason)
    wizard.found = { how: form.value('agreement.how'), reason }
    return foundFaults(wizard.found)
  }
  wizard.helper = tidyHelper({
    name: form.value('helper.name').slice(0, 60),
    phone: form.value('helper.phone').slice(0, 24),
    relationship: world.words('zh-CN', 'pages:whom.relationship.staff'),
  })
  const empty = (['name', 'phone'] as const).filter((part) => wizard.helper?.[part] === '')
  return [
    ...empty.map((part): FieldFault => ({ path: `helper.${part}`, code: 'field.required' })),
    ...helperFaults(wizard.helper).filter(({ path }) => !empty.some((part) => path === `helper.${part}`)),
  ]
}

/** The ways in which somebody is found, as choices. */
export function showWhomForStaff({ world, language }: FilingCall, { found }: Wizard) {
  return {
    foundWays: foundWays.map((id) => ({
      id,
      name: world.words(language, `cases:found.${id}`),
      chosen: found?.how === id,
    })),
    mostReason,
  }
}
