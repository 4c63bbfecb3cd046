import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Side } from '../../src/ocr/types.ts'
import type { BackTruth, FrontTruth } from '../../tools/specimens/people.ts'
import { makeSpecimen } from '../../tools/specimens/specimen.ts'
import { type Level, levels } from '../../tools/specimens/spoil.ts'

export type Truth = Partial<FrontTruth & BackTruth>

export interface Photo {
  name: string
  side: Side
  truth: Truth
  jpeg: Buffer
}

/** Photos that are measured together. */
export interface Group {
  title: string
  side: Side
  count: number
  photos(): AsyncIterable<Photo>
}

/** Other people at every level: the same hard name must not count three times. */
const seedsPerLevel = 100_000

export function specimenGroup(side: Side, level: Level, seed: number, count: number): Group {
  const first = seed + seedsPerLevel * levels.indexOf(level)
  const make = async (i: number): Promise<Photo> => {
    const { truth, jpeg } = await makeSpecimen({ seed: first + i, level, side })
    return { name: String(first + i), side, truth, jpeg }
  }
  return {
    title: `${side} ${level}`,
    side,
    count,
    async *photos() {
      // Making a photo takes longer than reading one: the next is made meanwhile.
      let next = make(0)
      for (let i = 0; i < count; i++) {
        const photo = await next
        if (i + 1 < count) next = make(i + 1)
        yield photo
      }
    },
  }
}

type Listed = { file: string; side: Side; level: string; quad: unknown } & Truth

/** Photos in a folder with a truth.json, as tools/specimens.ts writes it; side by side and level by level. */
export function folderGroups(folder: string): Group[] {
  const listed = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Listed[]
  const titles = [...new Set(listed.map(titleOf))]
  return titles.map((title) => {
    const own = listed.filter((each) => titleOf(each) === title)
    return {
      title,
      side: (own[0] as Listed).side,
      count: own.length,
      async *photos() {
        for (const { file, side, level: _level, quad: _quad, ...truth } of own) {
          yield { name: file, side, truth, jpeg: readFileSync(join(folder, file)) }
        }
      },
    }
  })
}

const titleOf = ({ side, level }: Listed) => `${side} ${level}`
