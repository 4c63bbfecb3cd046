import { ApiClient } from '../../models/api-client.ts'
import { ApiKey } from '../../models/api-key.ts'
import { WebhookEndpoint } from '../../models/webhook-endpoint.ts'
import { record as audit } from '../audit/record.ts'
import { takeTurn } from '../db/take-turn.ts'
import type { Transactions } from '../db/transaction.ts'
import type { Clock } from '../kernel/clock.ts'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Scope, StaffActor } from '../policies/actor.ts'
import { mayKeepClients } from '../policies/may.ts'
import { type LimitChanges, usualLimits, wholeLimits } from './limits.ts'

export interface KeepingWorld {
  clock: Clock
  transaction: Transactions
}

/** Who keeps clients: the system administrator, or whoever runs the program on the machine itself. */
export type Keeper = StaffActor | 'system'

export interface ClientInput {
  name: string
  scopes: Scope[]
  /** What is not told stays as it is; of a new client, as usual. */
  limits?: LimitChanges | undefined
  mustSign?: boolean | undefined
}

/** Throws `auth.forbidden`. */
export function checkKeeper(actor: Keeper): void {
  if (actor !== 'system' && !mayKeepClients(actor)) throw new Problem('auth.forbidden')
}

/** A client that has no key yet. Throws `auth.forbidden`, `api_client.name_taken`. */
export async function openClient(world: KeepingWorld, actor: Keeper, input: ClientInput): Promise<ApiClient> {
  checkKeeper(actor)
  const { name, scopes, mustSign = false } = input
  return world.transaction(async () => {
    await checkName(name)
    const limits = wholeLimits(usualLimits, input.limits ?? {})
    const client = await ApiClient.create({
      id: newId(),
      name,
      scopes,
      limits,
      mustSign,
      createdAt: world.clock.now(),
      closedAt: null,
    })
    auditClient(world, actor, 'open', client)
    return client
  })
}

/** Throws `auth.forbidden`, `api_client.not_found`, `api_client.name_taken`. */
export async function changeClient(
  world: KeepingWorld,
  actor: Keeper,
  id: string,
  { name, scopes, limits, mustSign }: ClientInput,
): Promise<ApiClient> {
  checkKeeper(actor)
  return world.transaction(async () => {
    const client = await openClientOf(id)
    if (name !== client.name) await checkName(name)
    await client.update({
      name,
      scopes,
      limits: wholeLimits(client.limits, limits ?? {}),
      mustSign: mustSign ?? client.mustSign,
    })
    auditClient(world, actor, 'change', client)
    return client
  })
}

/** All its keys end at once, its webhooks are gone; what it used stays. Throws `auth.forbidden`, `api_client.not_found`. */
export async function closeClient(world: KeepingWorld, actor: Keeper, id: string): Promise<void> {
  checkKeeper(actor)
  await world.transaction(async () => {
    const client = await openClientOf(id)
    const now = world.clock.now()
    await client.update({ closedAt: now })
    await ApiKey.update({ revokedAt: now }, { where: { clientId: id, revokedAt: null } })
    await WebhookEndpoint.destroy({ where: { clientId: id } })
    audit(world, { actor, action: 'api-client.close', subject: { kind: 'api-client', id } })
  })
}

/** Locked until the transaction ends. Throws `api_client.not_found`. */
export async function openClientOf(id: string): Promise<ApiClient> {
  const client = await ApiClient.findOne({ where: { id, closedAt: null }, lock: true })
  if (client === null) throw new Problem('api_client.not_found')
  return client
}

/** Two clients of one name would be taken for each other. */
async function checkName(name: string): Promise<void> {
  await takeTurn(ApiClient, name)
  if ((await ApiClient.count({ where: { name, closedAt: null } })) > 0) throw new Problem('api_client.name_taken')
}

function auditClient(
  world: KeepingWorld,
  actor: Keeper,
  deed: 'open' | 'change',
  { id, scopes, limits, mustSign }: ApiClient,
) {
  const held = Object.fromEntries(scopes.map((scope) => [scope, true]))
  audit(world, {
    actor,
    action: `api-client.${deed}`,
    subject: { kind: 'api-client', id },
    details: { ...held, ...limits, mustSign },
  })
}
