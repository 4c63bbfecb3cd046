import { LocalPromise } from '../../models/local-promise.ts'
import { record as audit } from '../audit/record.ts'
import type { LocalClocks } from '../catalogue/local-clocks.ts'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import { sm3 } from '../kernel/sm3.ts'
import type { StaffActor } from '../policies/actor.ts'
import { maySetPromises } from '../policies/may.ts'
import type { CaseWorld } from './case-world.ts'

export interface LocalPromiseInput {
  serviceId: string
  /** A prefecture or county. */
  division: string
  clocks: LocalClocks
  basis: string
}

type SettingWorld = Pick<CaseWorld, 'catalogue' | 'divisions' | 'clock' | 'transaction'>

/**
 * Sets the times of one service at one place; what stood before is kept as ended. Cases that were filed keep what they
 * were promised. Throws `service.not_found`, `division.not_found`, `auth.forbidden`.
 */
export async function setLocalPromise(
  world: SettingWorld,
  actor: StaffActor,
  input: LocalPromiseInput,
): Promise<LocalPromise> {
  const { department } = world.catalogue.service(input.serviceId)
  if (world.divisions.get(input.division) === undefined) throw new Problem('division.not_found')
  if (!maySetPromises(actor, { department, problemDivision: input.division })) throw new Problem('auth.forbidden')
  return world.transaction(async () => {
    const now = world.clock.now()
    const { serviceId, division } = input
    await LocalPromise.update({ endedAt: now }, { where: { serviceId, division, endedAt: null } })
    const id = newId()
    audit(world, {
      actor,
      action: 'promise.set',
      subject: { kind: 'service', id: serviceId },
      division,
      details: { promise: id, content: sm3(JSON.stringify(input.clocks)) },
    })
    return LocalPromise.create({
      id,
      ...input,
      basis: input.basis.trim(),
      staffId: actor.staffId,
      createdAt: now,
      endedAt: null,
    })
  })
}

/** From now on the numbers above it hold again. Throws `promise.not_found`, `auth.forbidden`. */
export async function endLocalPromise(world: SettingWorld, actor: StaffActor, id: string): Promise<void> {
  await world.transaction(async () => {
    const promise = await LocalPromise.findOne({ where: { id, endedAt: null }, lock: true })
    if (promise === null) throw new Problem('promise.not_found')
    const { department } = world.catalogue.service(promise.serviceId)
    if (!maySetPromises(actor, { department, problemDivision: promise.division })) throw new Problem('auth.forbidden')
    await promise.update({ endedAt: world.clock.now() })
    audit(world, {
      actor,
      action: 'promise.end',
      subject: { kind: 'service', id: promise.serviceId },
      division: promise.division,
      details: { promise: id },
    })
  })
}

/** All that stand where this member of staff may change them. */
export async function findLocalPromises(
  world: Pick<CaseWorld, 'catalogue'>,
  actor: StaffActor,
): Promise<LocalPromise[]> {
  const standing = await LocalPromise.findAll({ where: { endedAt: null }, order: ['serviceId', 'division'] })
  return standing.filter(({ serviceId, division }) => {
    const { department } = world.catalogue.service(serviceId)
    return maySetPromises(actor, { department, problemDivision: division })
  })
}
