import { VoicePack } from '../../models/voice-pack.ts'
import { record as audit } from '../audit/record.ts'
import { Problem } from '../kernel/errors.ts'
import type { StaffActor } from '../policies/actor.ts'
import { mayKeepVoices } from '../policies/may.ts'
import type { CaseWorld } from './case-world.ts'

/** Takes a recording away for good. Its row stays and says by whom and when. Problem `auth.forbidden`, `voice_pack.not_found`. */
export async function removeVoicePack(
  world: Pick<CaseWorld, 'clock' | 'files' | 'transaction'>,
  actor: StaffActor,
  id: string,
): Promise<void> {
  if (!mayKeepVoices(actor)) throw new Problem('auth.forbidden')
  const change = { removedBy: actor.staffId, removedAt: world.clock.now() }
  await world.transaction(async () => {
    const [removed] = await VoicePack.update(change, { where: { id, removedAt: null } })
    if (removed === 0) throw new Problem('voice_pack.not_found')
    audit(world, { actor, action: 'voice.remove', subject: { kind: 'voice-pack', id } })
  })
  await world.files.remove(id)
}
