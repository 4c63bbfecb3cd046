import type { Division, Divisions } from '../../divisions/divisions.ts'
import type { PostedForm } from '../posted-form.ts'

const levels = ['province', 'prefecture', 'county', 'township', 'village'] as const
export interface PickerLevel {
  level: (typeof levels)[number]
  options: Pick<Division, 'code' | 'name'>[]
  selected: string
}

/** Every place. */
export const china = ['']

/** Whether something of `within` lies in a place, or it in them. */
export function isOffered(code: string, within: readonly string[]): boolean {
  return within.some((place) => code.startsWith(place) || place.startsWith(code))
}

/**
 * The five lists of the picker for what is chosen so far, with what leads to the places of `within`; the first list that
 * nothing is chosen from is the next one.
 */
export function pickerLevels(divisions: Divisions, chosen: string, within: readonly string[]): PickerLevel[] {
  const path = divisions.path(chosen)
  return levels.map((level, index) => {
    const parent = index === 0 ? '' : path[index - 1]?.code
    const all = parent === undefined ? [] : divisions.children(parent)
    return {
      level,
      options: all.filter(({ code }) => isOffered(code, within)).map(({ code, name }) => ({ code, name })),
      selected: path[index]?.code ?? '',
    }
  })
}

/**
 * The deepest place of the posted lists that belong together. A list that was changed makes the deeper ones void;
 * `mismatch` says that one was chosen that does not lie in the one above.
 */
export function pickedPlace(
  divisions: Pick<Divisions, 'get' | 'path'>,
  form: Pick<PostedForm, 'value'>,
  name: string,
): { code: string; mismatch: boolean } {
  let code = ''
  let mismatch = false
  for (const level of levels) {
    const value = form.value(`${name}.${level}`)
    if (value === '') break
    const known = divisions.get(value)
    const path = divisions.path(value)
    if (known === undefined || (code !== '' && path.at(-2)?.code !== code)) {
      mismatch = true
      break
    }
    code = value
  }
  return { code, mismatch }
}
