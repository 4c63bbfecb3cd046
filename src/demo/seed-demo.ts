import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ApiClient } from '../../models/api-client.ts'
import { ApiKey } from '../../models/api-key.ts'
import { Citizen } from '../../models/citizen.ts'
import { Grant } from '../../models/grant.ts'
import { sealedAs } from '../../models/sealed-column.ts'
import { Session } from '../../models/session.ts'
import { Staff } from '../../models/staff.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { hintOf, newApiKey } from '../clients/key-format.ts'
import { takeTurn } from '../db/take-turn.ts'
import { hashToken, newId } from '../kernel/ids.ts'
import { hashPassword } from '../people/passwords.ts'
import { scopes } from '../policies/actor.ts'
import { seedListings } from './demo-listings.ts'
import { openDemoOffices } from './demo-offices.ts'
import { type DemoFile, demoCitizens, newDemoFile } from './demo-people.ts'

type DemoWorld = Pick<CaseWorld, 'clock' | 'transaction' | 'divisions'>

/** The tokens of the demonstration do not run out while somebody is looking at it. */
const demoSessionMs = 3650 * 86_400_000

/** Makes the demonstration's people, or lets them in again: what var/demo.json says is what holds. */
export async function seedDemo(world: DemoWorld, varDir: string): Promise<DemoFile> {
  const path = demoPath(varDir)
  return world.transaction(async () => {
    // Of processes that start together the first makes the people, the others find them.
    await takeTurn(Citizen, 'demonstration')
    const known = existsSync(path)
    const file = known ? (JSON.parse(readFileSync(path, 'utf8')) as DemoFile) : newDemoFile()
    // A file of before test keys has none.
    file.apiKeys.test ??= newApiKey(true)
    await openDemoOffices(world.divisions)
    for (const [index, { token }] of file.citizens.entries()) await ensureCitizen(world, index, token)
    const hashOf = onceEach(hashPassword)
    for (const member of file.staff) await ensureStaff(world, member, { newPassword: !known, hashOf })
    await ensureKey(world, file.apiKeys.integrator, false)
    await ensureKey(world, file.apiKeys.test, true)
    await seedListings(world)
    if (!known) writeDemoFile(varDir, file, '')
    return file
  })
}

/** Asked again for the same, it gives what it gave. */
function onceEach<T>(make: (of: string) => T): (of: string) => T {
  const made = new Map<string, T>()
  return (of) => {
    const known = made.get(of) ?? make(of)
    made.set(of, known)
    return known
  }
}

export function writeDemoFile(varDir: string, file: DemoFile, baseUrl: string): void {
  writeFileSync(demoPath(varDir), `${JSON.stringify({ ...file, baseUrl }, null, 2)}\n`, { mode: 0o600 })
}

function demoPath(varDir: string): string {
  return join(varDir, 'demo.json')
}

async function ensureCitizen({ clock }: DemoWorld, index: number, token: string): Promise<void> {
  const person = demoCitizens[index]
  if (person === undefined) return
  const now = clock.now()
  const [citizen] = await Citizen.findOrCreate({
    where: sealedAs(Citizen, 'phone', person.phone),
    defaults: { id: newId(), contactPhone: person.phone, registeredAt: now, createdAt: now, ...person },
  })
  await ensureSession({ citizenId: citizen.id, staffId: null }, token, now)
}

async function ensureStaff(
  { clock }: DemoWorld,
  member: DemoFile['staff'][number],
  { newPassword, hashOf }: { newPassword: boolean; hashOf(password: string): Promise<string> },
): Promise<void> {
  const now = clock.now()
  const { username, password, token, role, department, division } = member
  const known = await Staff.findOne({ where: { username } })
  const staff =
    known ??
    (await Staff.create({
      id: newId(),
      username,
      passwordHash: await hashOf(password),
      displayName: `演示人员 ${username}`,
      createdAt: now,
    }))
  if (known !== null && newPassword) await staff.update({ passwordHash: await hashOf(password) })
  if (known === null) await Grant.create({ id: newId(), staffId: staff.id, role, department, division })
  await ensureSession({ citizenId: null, staffId: staff.id }, token, now)
}

async function ensureSession(
  owner: { citizenId: string | null; staffId: string | null },
  token: string,
  now: Date,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + demoSessionMs)
  await Session.upsert({ tokenHash: hashToken(token), ...owner, expiresAt, idleUntil: null, createdAt: now })
}

async function ensureKey({ clock }: DemoWorld, key: string, isTest: boolean): Promise<void> {
  const [client] = await ApiClient.findOrCreate({
    where: { name: 'demonstration', closedAt: null },
    defaults: { id: newId(), name: 'demonstration', scopes: [...scopes], createdAt: clock.now() },
  })
  // A demonstration of before knew fewer.
  await client.update({ scopes: [...scopes] })
  const keyHash = hashToken(key)
  const ofKey = { clientId: client.id, hint: hintOf(key), isTest, createdAt: clock.now() }
  await ApiKey.findOrCreate({ where: { keyHash }, defaults: { id: newId(), keyHash, ...ofKey } })
}
