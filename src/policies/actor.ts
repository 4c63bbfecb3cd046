/** What a member of staff may be (domain: roles). System, security and audit never meet in one person. */
export const staffRoles = [
  'village-worker',
  'township-receiver',
  'county-handler',
  'county-approver',
  'penalty-handler',
  'penalty-head',
  'prefecture-supervisor',
  'dispatcher',
  'analyst',
  'auditor',
  'security-admin',
  'system-admin',
] as const
export type StaffRole = (typeof staffRoles)[number]

/** A role within a department (null: all of them) and below a division code (`53`, `530114` …). */
export interface RoleGrant {
  role: StaffRole
  department: string | null
  division: string
}

export const scopes = [
  'ocr:write',
  'tts:write',
  'divisions:read',
  'catalogue:read',
  'cases:read',
  'open311:write',
  'webhooks:write',
] as const
export type Scope = (typeof scopes)[number]

export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'citizen'; citizenId: string; tokenHash: string }
  | {
      kind: 'staff'
      staffId: string
      tokenHash: string
      grants: RoleGrant[]
      /** Cases about children that they have leave to see whole. */
      minorCases?: readonly string[]
    }
  | {
      kind: 'client'
      clientId: string
      scopes: Scope[]
      /** By a test key: nothing real is reached. */
      isTest?: boolean
      /** How much it may use; null and absent: as much as it likes. */
      limits?: Partial<Record<string, number | null>>
      /** Its key, and whether calls count only with a signature. */
      signing?: { keyId: string; isNeeded: boolean }
    }

export type CitizenActor = Extract<Actor, { kind: 'citizen' }>
export type ClientActor = Extract<Actor, { kind: 'client' }>
export type StaffActor = Extract<Actor, { kind: 'staff' }>
