import { readFileSync } from 'node:fs'
import { ListingHead } from '../../models/listing-head.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { courseTable } from '../directory/course-columns.ts'
import { institutionTable } from '../directory/institution-columns.ts'
import { keepEdition } from '../directory/keep-edition.ts'
import type { ListingKind } from '../directory/listing.ts'
import { type ReadListing, readListing } from '../directory/read-listing.ts'
import { vacancyTable } from '../directory/vacancy-columns.ts'
import { dayInYunnan } from '../kernel/clock.ts'

type DemoWorld = Pick<CaseWorld, 'clock' | 'transaction' | 'divisions'>

const dayMs = 86_400_000

/** Invented institutions, jobs and courses of data/demo, where nothing was imported yet. */
export async function seedListings(world: DemoWorld): Promise<void> {
  const { divisions } = world
  await seed(world, 'institutions', (bytes) => readListing(institutionTable, bytes, divisions))
  await seed(world, 'jobs', (bytes) => readListing(vacancyTable, bytes, divisions))
  await seed(world, 'courses', (bytes) => readListing(courseTable, bytes, divisions))
}

async function seed(
  world: DemoWorld,
  kind: ListingKind,
  read: (bytes: Uint8Array) => ReadListing<object>,
): Promise<void> {
  if ((await ListingHead.findByPk(kind)) !== null) return
  const file = new URL(`../../data/demo/${kind}.csv`, import.meta.url)
  // Courses that had begun before anybody looks would show nothing: `+20d` is twenty days from now.
  const text = readFileSync(file, 'utf8').replaceAll(/\+(\d+)d/g, (_, days: string) =>
    dayInYunnan(new Date(world.clock.now().getTime() + Number(days) * dayMs)),
  )
  const bytes = Buffer.from(text)
  const { rows, refusals } = read(bytes)
  await keepEdition(world, { kind, source: `demonstration ${kind}`, bytes, rows, refused: refusals.length })
}
