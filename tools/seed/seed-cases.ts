import { Citizen } from '../../models/citizen.ts'
import { Office } from '../../models/office.ts'
import { sealedAs } from '../../models/sealed-column.ts'
import { Staff } from '../../models/staff.ts'
import { caseNumberOf, takeSerials } from '../../src/cases/case-number.ts'
import { takeSnapshot } from '../../src/cases/centre/take-snapshot.ts'
import { loadCatalogue } from '../../src/catalogue/catalogue.ts'
import type { Database } from '../../src/db/connect.ts'
import { openDemoOffices } from '../../src/demo/demo-offices.ts'
import { countiesOfYunnan, createDivisions } from '../../src/divisions/divisions.ts'
import { openCalendar, readAnnouncedYears } from '../../src/kernel/calendar.ts'
import { type Clock, dayInYunnan } from '../../src/kernel/clock.ts'
import { newId, newToken } from '../../src/kernel/ids.ts'
import { hashPassword } from '../../src/people/passwords.ts'
import { openDice } from './dice.ts'
import { caseRow, inventPeople, type Person, problemsOf } from './invent-case.ts'
import { liveCase } from './live-case.ts'
import { type Seeded, writeCases } from './write-cases.ts'

/** Of one transaction: a few megabytes of statements. */
const atOnce = 500
/** Numbers that are not given out are few. */
const mostPeople = 8000
const dayMs = 86_400_000
const username = 'seed-official'

export interface SeedOrder {
  cases: number
  years: number
  seed: number
  clock: Clock
  /** Ends it between two transactions; their days are counted at night then. */
  signal: AbortSignal
  tell(line: string): void
}

/** Writes invented cases of some years up to now, and counts their days. Returns how many. */
export async function seedCases(
  database: Database,
  { cases, years, seed, clock, signal, tell }: SeedOrder,
): Promise<number> {
  const { sequelize, transaction } = database
  const dice = openDice(seed)
  const catalogue = loadCatalogue()
  const calendar = openCalendar(readAnnouncedYears())
  const divisions = createDivisions()
  const now = clock.now()
  const from = now.getTime() - years * 365 * dayMs
  await openDemoOffices(divisions)
  const offices = new Map((await Office.findAll()).map((office) => [`${office.department} ${office.division}`, office]))
  const counties = countiesOfYunnan(divisions).map((county) =>
    divisions.children(county).flatMap(({ code }) => divisions.children(code).map((village) => village.code)),
  )
  const services = catalogue.services.filter(({ fileable }) => fileable)
  const people = await keepPeople(inventPeople(dice, Math.min(mostPeople, Math.ceil(cases / 4))), now)
  const staffId = await official(now)

  const invent = (serial: number): Seeded => {
    const service = dice.pick(services)
    const village = dice.pick(dice.pick(counties))
    const at = new Date(from + dice.roll() * (now.getTime() - from))
    const { problems, urgency } = problemsOf(dice, service)
    const lived = liveCase({ dice, calendar }, service, { urgency, at, now })
    const office = officeFor(offices, service.department, village)
    const mode = dice.weighted({ self: 80, helper: 14, proactive: 6 })
    const caseNumber = caseNumberOf(service.itemCode, village.slice(0, 6), dayInYunnan(at), serial)
    const plan = {
      service,
      village,
      at,
      mode,
      person: dice.pick(people),
      caseNumber,
      problems,
      urgency,
      office,
      staffId,
    }
    const row = caseRow(catalogue, plan, lived)
    return { row, lived, officeName: office.name, noticeVersion: row.noticeVersion }
  }
  let done = 0
  while (done < cases && !signal.aborted) {
    const seeded = (await takeSerials(sequelize, Math.min(atOnce, cases - done))).map(invent)
    await transaction(() => writeCases({ dice, calendar, now }, seeded))
    done += seeded.length
    tell(`${done} of ${cases} cases`)
  }
  await sequelize.query('ANALYZE')
  if (signal.aborted) return done
  tell('counting the days')
  const yesterday = dayInYunnan(new Date(now.getTime() - dayMs))
  await takeSnapshot({ sequelize, transaction, catalogue, clock }, { from: dayInYunnan(new Date(from)), to: yesterday })
  await sequelize.query('ANALYZE')
  return done
}

/** Those of an earlier run are kept, and the new ones leave them their phones. */
async function keepPeople(people: Person[], now: Date): Promise<Person[]> {
  await Citizen.bulkCreate(
    people.map((person) => ({
      ...person,
      contactPhone: person.phone,
      residenceCode: null,
      residenceDetail: null,
      registeredAt: now,
      createdAt: now,
    })),
    { ignoreDuplicates: true },
  )
  const indexOf = ({ phone }: Person) => sealedAs(Citizen, 'phone', phone).phoneIndex
  const kept = await Citizen.findAll({ where: { phoneIndex: people.map(indexOf) }, attributes: ['id', 'phoneIndex'] })
  const ids = new Map(kept.map(({ id, phoneIndex }) => [phoneIndex, id]))
  return people.map((person) => ({ ...person, id: ids.get(indexOf(person)) ?? person.id }))
}

/** Whoever filed what the government found; nobody knows the password. */
async function official(now: Date): Promise<string> {
  const known = await Staff.findOne({ where: { username } })
  const passwordHash = await hashPassword(newToken())
  return (
    known ?? (await Staff.create({ id: newId(), username, passwordHash, displayName: '样本干部', createdAt: now }))
  ).id
}

function officeFor(offices: ReadonlyMap<string, Office>, department: string, village: string): Office {
  const codes = [9, 6, 4].map((digits) => village.slice(0, digits))
  const office = codes.map((code) => offices.get(`${department} ${code}`)).find((each) => each !== undefined)
  if (office === undefined) throw new Error(`no office of ${department} for ${village}`)
  return office
}
