import { StaffTask } from '../../models/staff-task.ts'
import { newId } from '../../src/kernel/ids.ts'
import { type RoleGrant, type StaffRole, scopes, staffRoles } from '../../src/policies/actor.ts'
import { fileService } from '../cases/file-service.ts'
import { newClient } from '../clients/new-client.ts'
import { api, inventPerson, logIn } from '../support/api.ts'
import { inventStaff } from '../support/invent-staff.ts'
import { uploadPhoto } from '../support/photos.ts'

/** Somebody who asks; `kind` is what routes declare, `stands` how they stand to the things of the matrix. */
export interface Asker {
  name: string
  kind: 'anonymous' | 'citizen' | 'staff' | 'client'
  role?: StaffRole
  scope?: string
  stands: 'owner' | 'within' | 'outside'
  token: string | undefined
  /** The session of another person of the same kind, for what ends some. */
  spare(): Promise<string | undefined>
}

/** What there is to ask for, by its id; and what must not be told of it. */
export interface Things {
  ids: Record<Thing, string>
  secrets: string[]
}

export type Thing =
  | 'case'
  | 'child'
  | 'photo'
  | 'draft'
  | 'message'
  | 'consent'
  | 'penalty'
  | 'leave'
  | 'otherLeave'
  | 'task'
  | 'none'

const village = '530114001001'
/** Where each role stands whose work the things are. */
const placeOf: Record<StaffRole, string> = {
  'village-worker': village,
  'township-receiver': '530114001',
  'county-handler': '530114',
  'county-approver': '530114',
  'penalty-handler': '530114',
  'penalty-head': '530114',
  'prefecture-supervisor': '5301',
  dispatcher: '53',
  analyst: '53',
  auditor: '53',
  'security-admin': '53',
  'system-admin': '53',
}
/** The same posts in another county; the platform's own people and those of the whole province have none. */
const elsewhere: Partial<Record<StaffRole, string>> = {
  'village-worker': '532501001001',
  'township-receiver': '532501001',
  'county-handler': '532501',
  'county-approver': '532501',
  'penalty-handler': '532501',
  'penalty-head': '532501',
  'prefecture-supervisor': '5325',
  dispatcher: '532501',
}
const ofAllDepartments: StaffRole[] = ['dispatcher', 'analyst', 'auditor', 'security-admin', 'system-admin']
/** Of the two cases. */
const departments = ['civil-affairs', 'education']
const otherDepartment = 'housing'

function posts(role: StaffRole, division: string, own = departments): RoleGrant[] {
  return ofAllDepartments.includes(role)
    ? [{ role, department: null, division }]
    : own.map((department) => ({ role, department, division }))
}

async function staff(name: string, stands: Asker['stands'], grants: RoleGrant[]): Promise<Asker> {
  const { token } = await inventStaff(grants)
  const role = grants[0]?.role as StaffRole
  return { name, kind: 'staff', role, stands, token, spare: async () => (await inventStaff(grants)).token }
}

async function citizen(name: string, stands: Asker['stands'], token: string): Promise<Asker> {
  return { name, kind: 'citizen', stands, token, spare: () => logIn(inventPerson().phone) }
}

async function client(scope: string): Promise<Asker> {
  const { key: token } = await newClient({ scopes: [scope], limits: { callsPerMinute: null } })
  return { name: `a key for ${scope}`, kind: 'client', scope, stands: 'outside', token, spare: async () => token }
}

/** Two cases of one person in a village, and all that hangs on them; then everybody who may ask for them. */
export async function openMatrix(): Promise<{ askers: Asker[]; things: Things }> {
  const person = inventPerson()
  const owner = await logIn(person.phone)
  const within = await Promise.all(
    staffRoles.map((role) => staff(`${role} within`, 'within', posts(role, placeOf[role]))),
  )
  const outside = await Promise.all(
    Object.entries(elsewhere).flatMap(([name, division]) => {
      const role = name as StaffRole
      const county = staff(`${role} of another county`, 'outside', posts(role, division))
      if (ofAllDepartments.includes(role)) return [county]
      return [county, staff(`${role} of another department`, 'outside', posts(role, placeOf[role], [otherDepartment]))]
    }),
  )
  const handler = within.find(({ role }) => role === 'county-handler')?.token
  const things = await makeThings(person, owner, handler)
  const nobody: Asker = {
    name: 'nobody',
    kind: 'anonymous',
    stands: 'outside',
    token: undefined,
    spare: async () => undefined,
  }
  const neighbour = await citizen('another citizen', 'outside', await logIn(inventPerson().phone))
  const keys = await Promise.all(scopes.map(client))
  return {
    things,
    askers: [nobody, await citizen('the citizen', 'owner', owner), neighbour, ...within, ...outside, ...keys],
  }
}

async function makeThings(
  person: ReturnType<typeof inventPerson>,
  owner: string,
  handler: string | undefined,
): Promise<Things> {
  const description = `样本内情${newId()}`
  const where = {
    problemPlace: { code: village },
    residence: { code: '530114001', detail: '样本小区1幢' },
    applicant: person,
  }
  const photo = (await uploadPhoto(owner)).json.id
  const filing = { ...where, description, attachments: [photo] }
  const main = (await fileService(owner, 'minimum-living-allowance', filing)).json
  const child = (await fileService(owner, 'school-dropout', where)).json
  const content = { description }
  await api('PUT', '/v1/drafts/matrix-draft', { token: owner, body: { serviceId: 'drinking-water', content } })
  const clue = { token: handler, body: { clue: '邻居说家里有人在上班' } }
  const penalty = (await api('POST', `/v1/staff/cases/${main.id}/clues`, clue)).json
  const leaveFor = async (token: string | undefined) =>
    (await api('POST', `/v1/staff/cases/${child.id}/minor-access`, { token, body: { reason: '要家访' } })).json.id
  const colleague = await inventStaff(posts('county-handler', '530114'))
  return {
    ids: {
      case: main.id,
      child: child.id,
      photo,
      draft: 'matrix-draft',
      message: (await api('GET', '/v1/inbox', { token: owner })).json.items[0].id,
      consent: (await api('GET', '/v1/me/consents', { token: owner })).json.items[0].id,
      penalty: penalty.id,
      leave: await leaveFor(handler),
      otherLeave: await leaveFor(colleague.token),
      task: await recoveryTask(),
      none: newId(),
    },
    secrets: [person.name, person.phone, person.idNumber, description, main.caseNumber, child.caseNumber],
  }
}

/** Of two other people: whoever calls on them sees their names, whatever their department. */
async function recoveryTask(): Promise<string> {
  const residence = { code: village, detail: '样本小区1幢' }
  const holder = inventPerson()
  await api('PUT', '/v1/me', { token: await logIn(holder.phone), body: { ...holder, residence } })
  const asker = await logIn(inventPerson().phone)
  const { id: citizenId } = (await api('GET', '/v1/me', { token: asker })).json
  await api('POST', '/v1/me/recovery', { token: asker, body: { idNumber: holder.idNumber, residence } })
  return (await StaffTask.findOne({ where: { citizenId, doneAt: null }, rejectOnEmpty: true })).id
}
