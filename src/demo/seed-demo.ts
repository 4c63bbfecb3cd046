import { existsSync, readFileSync } from 'node:fs'
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
import { demoPath, writeDemoFile } from './demo-file.ts'
import { seedListings } from './demo-listings.ts'
import { openDemoOffices } from './demo-offices.ts'
import { type DemoFile, demoCitizens, newDemoFile } from './demo-people.ts'

type DemoWorld = Pick<CaseWorld, 'clock' | 'transaction' | 'divisions'>

/** The tokens of the demonstration do not run out while somebody is looking at it. */
const demoSessionMs = 3650 * 86_400_000

/** Whose session the token is. */
interface Entrance {
  citizenId: string | null
  staffId: string | null
  token: string
}

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
    await letIn(world, [
      ...(await ensureCitizens(world, file.citizens)),
      ...(await ensureStaff(world, file.staff, !known)),
    ])
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

async function ensureCitizens({ clock }: DemoWorld, known: DemoFile['citizens']): Promise<Entrance[]> {
  const now = clock.now()
  const entrances: Entrance[] = []
  for (const [index, { token }] of known.entries()) {
    const person = demoCitizens[index]
    if (person === undefined) continue
    const [citizen] = await Citizen.findOrCreate({
      where: sealedAs(Citizen, 'phone', person.phone),
      defaults: { id: newId(), contactPhone: person.phone, registeredAt: now, createdAt: now, ...person },
    })
    entrances.push({ citizenId: citizen.id, staffId: null, token })
  }
  return entrances
}

async function ensureStaff(
  { clock }: DemoWorld,
  members: DemoFile['staff'],
  newPasswords: boolean,
): Promise<Entrance[]> {
  const hashOf = onceEach(hashPassword)
  const found = await Staff.findAll({ where: { username: members.map(({ username }) => username) } })
  const knownAs = new Map(found.map((staff) => [staff.username, staff]))
  const entrances: Entrance[] = []
  for (const { username, password, token, role, department, division } of members) {
    const known = knownAs.get(username)
    const staffId = known?.id ?? newId()
    if (known === undefined) {
      const named = { username, displayName: `演示人员 ${username}` }
      await Staff.create({ id: staffId, ...named, passwordHash: await hashOf(password), createdAt: clock.now() })
      await Grant.create({ id: newId(), staffId, role, department, division })
    } else if (newPasswords) await known.update({ passwordHash: await hashOf(password) })
    entrances.push({ citizenId: null, staffId, token })
  }
  return entrances
}

async function letIn({ clock }: DemoWorld, entrances: readonly Entrance[]): Promise<void> {
  const now = clock.now()
  const times = { expiresAt: new Date(now.getTime() + demoSessionMs), idleUntil: null, createdAt: now }
  await Session.bulkCreate(
    entrances.map(({ token, ...owner }) => ({ tokenHash: hashToken(token), ...owner, ...times })),
    { updateOnDuplicate: ['citizenId', 'staffId', 'expiresAt', 'idleUntil', 'createdAt'] },
  )
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
