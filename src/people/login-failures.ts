import { LoginFailure } from '../../models/login-failure.ts'
import { type AuditedDeed, record as audit } from '../audit/record.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { Problem, type ProblemCode } from '../kernel/errors.ts'
import { hashToken } from '../kernel/ids.ts'

/** Who mistypes ten times in a quarter of an hour has forgotten it; who guesses gets no further. */
const mostFailures = 10
const forgetMs = 15 * 60_000

/** Throws `auth.tried_too_often`, or what it is called elsewhere, whether anybody has the name or not. */
export async function checkFailures(
  username: string,
  now: Date,
  code: ProblemCode = 'auth.tried_too_often',
): Promise<void> {
  const known = await LoginFailure.findByPk(hashToken(username))
  if (known === null || known.untilAt <= now || known.count < mostFailures) return
  throw new Problem(code, { retryAfter: (known.untilAt.getTime() - now.getTime()) / 1000 })
}

/** Counts a wrong try of `username`; the one that shuts the door goes into the audit as `login.locked` of `whose`. */
export async function noteFailure(
  world: Pick<CaseWorld, 'clock' | 'transaction'>,
  username: string,
  whose: Pick<AuditedDeed, 'actor' | 'subject'>,
): Promise<void> {
  await world.transaction(async () => {
    const count = await countFailure(username, world.clock.now())
    if (count === mostFailures) audit(world, { ...whose, action: 'login.locked' })
  })
}

/** Returns how many they are by now. */
async function countFailure(username: string, now: Date): Promise<number> {
  const nameHash = hashToken(username)
  const untilAt = new Date(now.getTime() + forgetMs)
  const [known, created] = await LoginFailure.findOrCreate({
    where: { nameHash },
    defaults: { nameHash, count: 1, untilAt },
  })
  if (created) return known.count
  if (known.untilAt <= now) await known.update({ count: 1, untilAt })
  else await known.increment('count')
  return (await known.reload()).count
}

export async function forgetFailures(username: string): Promise<void> {
  await LoginFailure.destroy({ where: { nameHash: hashToken(username) } })
}
