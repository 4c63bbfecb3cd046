import { ApiKey } from '../../models/api-key.ts'
import { record as audit } from '../audit/record.ts'
import { invalidFields, Problem } from '../kernel/errors.ts'
import { hashToken, newId } from '../kernel/ids.ts'
import { checkKeeper, type Keeper, type KeepingWorld, openClientOf } from './keep-clients.ts'
import { hintOf, newApiKey, newSigningSecret } from './key-format.ts'
import { standingKeys } from './standing-keys.ts'

/** The one in use and the one that follows it. */
const mostStanding = 2
const dayMs = 86_400_000
/** Long enough to change a setting on a client's own machines, also over a holiday. */
export const usualGraceDays = 7
export const longestGraceDays = 90

/** What is told once and kept nowhere. */
export interface NewKey {
  record: ApiKey
  key: string
  signingSecret: string
}

/** Throws `auth.forbidden`, `api_client.not_found`, `api_key.too_many`, `request.invalid`. */
export async function addKey(
  world: KeepingWorld,
  actor: Keeper,
  clientId: string,
  { isTest = false, expiresAt = null }: { isTest?: boolean | undefined; expiresAt?: Date | null | undefined } = {},
): Promise<NewKey> {
  checkKeeper(actor)
  return world.transaction(async () => {
    await openClientOf(clientId)
    const made = await makeKey(world, clientId, isTest, expiresAt)
    auditKey(world, actor, 'add', made.record)
    return made
  })
}

/**
 * A new key of the same kind beside the old one, which ends by itself after `graceDays`: time to change the client.
 * Throws `auth.forbidden`, `api_key.not_found`, `api_key.too_many`.
 */
export async function rotateKey(
  world: KeepingWorld,
  actor: Keeper,
  keyId: string,
  graceDays = usualGraceDays,
): Promise<NewKey> {
  checkKeeper(actor)
  return world.transaction(async () => {
    const old = await standingKey(world, keyId)
    await openClientOf(old.clientId)
    const now = world.clock.now()
    const lasting = old.expiresAt && old.expiresAt.getTime() - old.createdAt.getTime()
    const made = await makeKey(
      world,
      old.clientId,
      old.isTest,
      lasting === null ? null : new Date(now.getTime() + lasting),
    )
    const ends = new Date(now.getTime() + graceDays * dayMs)
    if (old.expiresAt === null || old.expiresAt > ends) await old.update({ expiresAt: ends })
    auditKey(world, actor, 'rotate', made.record, { old: old.id })
    return made
  })
}

/** From the next call on it is none. Throws `auth.forbidden`, `api_key.not_found`. */
export async function revokeKey(world: KeepingWorld, actor: Keeper, keyId: string): Promise<void> {
  checkKeeper(actor)
  await world.transaction(async () => {
    const key = await standingKey(world, keyId)
    await key.update({ revokedAt: world.clock.now() })
    auditKey(world, actor, 'revoke', key)
  })
}

async function standingKey({ clock }: KeepingWorld, id: string): Promise<ApiKey> {
  const key = await ApiKey.findOne({ where: { id, ...standingKeys(clock.now()) }, lock: true })
  if (key === null) throw new Problem('api_key.not_found')
  return key
}

/** The client is locked: two that are made at once are counted. */
async function makeKey(
  { clock }: KeepingWorld,
  clientId: string,
  isTest: boolean,
  expiresAt: Date | null,
): Promise<NewKey> {
  const now = clock.now()
  if (expiresAt !== null && expiresAt <= now) throw invalidFields({ path: 'expiresAt', code: 'field.date_order' })
  const standing = await ApiKey.count({ where: { clientId, isTest, ...standingKeys(now) } })
  if (standing >= mostStanding) throw new Problem('api_key.too_many')
  const key = newApiKey(isTest)
  const signingSecret = newSigningSecret()
  const record = await ApiKey.create({
    id: newId(),
    clientId,
    keyHash: hashToken(key),
    hint: hintOf(key),
    isTest,
    signingSecret,
    createdAt: now,
    expiresAt,
    revokedAt: null,
    lastUsedOn: null,
  })
  return { record, key, signingSecret }
}

function auditKey(
  world: KeepingWorld,
  actor: Keeper,
  deed: 'add' | 'rotate' | 'revoke',
  { id, clientId, isTest, expiresAt }: ApiKey,
  more: { old?: string } = {},
): void {
  const details = { key: id, isTest, expires: expiresAt?.toISOString() ?? null, ...more }
  audit(world, { actor, action: `api-key.${deed}`, subject: { kind: 'api-client', id: clientId }, details })
}
