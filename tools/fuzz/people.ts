import type { DemoFile } from '../../src/demo/demo-people.ts'
import type { Operation } from './document.ts'

export interface Person {
  name: string
  token?: string
}

export interface People {
  /** Somebody of each kind, and of those who would really call the operation most often. */
  choose(operation: Operation, turn: number): Person
}

/** Which of the staff have something to do there; the examples are of 530114. */
const desks: [RegExp, RegExp][] = [
  [/\/admin\/staff\/|\/admin\/grants/, /^(security|system)-admin$/],
  [/\/admin\/|voice-packs|\/staff\/offices/, /^system-admin$/],
  [/audit/, /^auditor$/],
  [/\/centre\//, /^centre-|supervisor|^platform/],
  [/penalt|clues/, /^penalty-|^civil-530111-handler/],
  [/minor-access|listings/, /^(education|jobs)-530114/],
  [/./, /^(water|civil)-530114|^village/],
]
/** What ends the session, or the account, of who calls it. */
const ending = /^(DELETE \/v1\/me|DELETE \/v1\/sessions\/\w+|PUT \/v1\/staff\/me\/password)$/

/** Everybody of the demonstration, keys that are wrong, and nobody. */
export function peopleOf({ apiKeys, citizens, staff }: DemoFile): People {
  const nobody: Person[] = [{ name: 'nobody' }]
  const keys = Object.entries(apiKeys).map(([name, token]) => ({ name: `key ${name}`, token }))
  const citizensOf = citizens.map(({ token }, index) => ({ name: `citizen ${index + 1}`, token }))
  const members = staff.map(({ username, token }) => ({ name: username, token }))
  const wrong = ['x', 'yk_live_wrong', '0'.repeat(43), '水'].map((token) => ({ name: 'a wrong token', token }))
  const everybody = [...nobody, ...keys, ...citizensOf, ...members, ...wrong]
  const own = ({ path, tags, security, responses }: Operation): Person[] => {
    if (/^\/v1\/(staff|admin|centre)\//.test(path)) {
      const desk = desks.find(([where]) => where.test(path))?.[1] ?? /./
      return members.filter(({ name }) => desk.test(name))
    }
    if (security.length === 0) return [...nobody, ...keys]
    return tags.some((tag) => ['card', 'voice', 'place', 'compatible'].includes(tag)) || responses['401'] === undefined
      ? keys
      : citizensOf
  }
  return {
    choose(operation, turn) {
      const isOwn = turn % 4 !== 0 && !ending.test(operation.name)
      const from = isOwn ? own(operation) : ending.test(operation.name) ? [...nobody, ...keys, ...wrong] : everybody
      return from[Math.floor(turn / 4) % from.length] as Person
    },
  }
}
