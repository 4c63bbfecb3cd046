import type { CentreWorld, Measured } from './centre-world.ts'

/** Looks at the same place and days that stay at hand: some 5,000 rows each. */
const looks = 12

type Shelf = Map<string, Promise<Measured[]>>
const shelves = new WeakMap<CentreWorld['sequelize'], Shelf>()

/**
 * What was counted at night does not change by day, and everybody looks at the same months: the last looks stay in
 * memory. Their key says when the latest count was taken, so a new count is read anew.
 */
export const keptShelf = {
  get(sequelize: CentreWorld['sequelize'], key: string, read: () => Promise<Measured[]>): Promise<Measured[]> {
    const shelf: Shelf = shelves.get(sequelize) ?? new Map()
    shelves.set(sequelize, shelf)
    const known = shelf.get(key) ?? read()
    shelf.delete(key)
    shelf.set(key, known)
    known.catch(() => shelf.delete(key))
    for (const oldest of shelf.keys()) if (shelf.size > looks) shelf.delete(oldest)
    return known
  },
}
