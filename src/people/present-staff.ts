import type { Staff } from '../../models/staff.ts'

export function presentStaff(staff: Staff) {
  return {
    id: staff.id,
    username: staff.username,
    displayName: staff.displayName,
    grants: (staff.grants ?? []).map(({ role, department, division }) => ({ role, department, division })),
  }
}
