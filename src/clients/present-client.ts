import type { ApiClient } from '../../models/api-client.ts'
import type { ApiKey } from '../../models/api-key.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import type { NewKey } from './keep-keys.ts'
import { wholeLimits } from './limits.ts'

const time = (date: Date | null) => date && isoInYunnan(date)

/** A client with its keys as far as they are ever shown again. */
export function presentClient(client: ApiClient, now: Date) {
  const { id, name, scopes, limits, mustSign, createdAt, closedAt, keys = [] } = client
  return {
    id,
    name,
    scopes,
    limits: wholeLimits(limits),
    mustSign,
    createdAt: isoInYunnan(createdAt),
    closedAt: time(closedAt),
    keys: keys.map((key) => presentKey(key, now)),
  }
}

function presentKey({ id, hint, isTest, createdAt, expiresAt, revokedAt, lastUsedOn }: ApiKey, now: Date) {
  return {
    id,
    hint,
    test: isTest,
    state: revokedAt !== null ? 'revoked' : expiresAt !== null && expiresAt <= now ? 'expired' : 'valid',
    createdAt: isoInYunnan(createdAt),
    expiresAt: time(expiresAt),
    revokedAt: time(revokedAt),
    lastUsedOn,
  }
}

/** Told once. */
export function presentNewKey({ record, key, signingSecret }: NewKey) {
  return { keyId: record.id, key, signingSecret, expiresAt: time(record.expiresAt) }
}
