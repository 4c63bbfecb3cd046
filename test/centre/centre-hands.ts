import { Case } from '../../models/case.ts'
import { Citizen } from '../../models/citizen.ts'
import { type Filing, type FilingWorld, fileCase } from '../../src/cases/file-case.ts'
import { type Move, type MovingWorld, moveCase } from '../../src/cases/move-case.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { CitizenActor, StaffActor, StaffRole } from '../../src/policies/actor.ts'
import { inventPerson } from '../support/api.ts'
import { staffActor } from '../support/office-world.ts'

/** Somebody of a department below a division, with the id of a real member of staff. */
export async function postAt(role: StaffRole, department: string | null, division: string): Promise<StaffActor> {
  return { ...(await staffActor('auditor')), grants: [{ role, department, division }] }
}

export async function newCitizen(): Promise<CitizenActor> {
  const { phone } = inventPerson()
  const citizen = await Citizen.create({
    id: newId(),
    phone,
    name: null,
    idNumber: null,
    contactPhone: phone,
    residenceCode: null,
    residenceDetail: null,
    registeredAt: null,
    createdAt: new Date(),
  })
  return { kind: 'citizen', citizenId: citizen.id, tokenHash: '' }
}

/** Files for drinking water of a village, at the time of the world. */
export async function fileWater(
  world: FilingWorld,
  actor: CitizenActor,
  village: string,
  changes: Partial<Filing> = {},
): Promise<string> {
  const { id } = await fileCase(world, actor, {
    serviceId: 'drinking-water',
    consent: { noticeVersion: world.catalogue.notice('drinking-water').version, method: 'read' },
    filingMode: 'self',
    applicant: inventPerson(),
    residence: { code: village.slice(0, 9), detail: '样本小区1幢' },
    problemPlace: { code: village },
    problems: ['W03'],
    description: '三天没有水了',
    attachments: [],
    ...changes,
  })
  return id
}

export async function move(
  world: MovingWorld,
  actor: StaffActor | CitizenActor,
  id: string,
  step: Omit<Move, 'version'>,
): Promise<Case> {
  const { version } = await Case.findByPk(id, { rejectOnEmpty: true })
  await moveCase(world, actor, id, { ...step, version })
  return Case.findByPk(id, { rejectOnEmpty: true })
}

/** The first village of a county. */
export function villageOf({ divisions }: FilingWorld, county: string): string {
  const [township] = divisions.children(county)
  const [village] = divisions.children(township?.code ?? '')
  if (village === undefined) throw new Error(`no village in ${county}`)
  return village.code
}
