import { departmentIds } from '../../catalogue/types.ts'
import type { StaffCall } from './act-call.ts'

/** A department by its name; one that only helps has no word in the catalogue. */
export function departmentName({ world, language }: Pick<StaffCall, 'world' | 'language'>, id: string): string {
  const known = departmentIds.some((each) => each === id)
  return world.words(language, known ? `catalogue:department.${id}` : `staff:department.${id}`)
}
