import { Office } from '../../models/office.ts'
import type { CaseWorld } from './case-world.ts'

/** More is looked through by nobody: a character or two more finds less. */
const shown = 12
const yunnan = '53'
/** A name of a place means its township, its county or its prefecture: offices stand at these. */
const officeDigits = [9, 6, 4]

/**
 * The offices of a department at a place that is typed (name, old name, pinyin), the nearest first; without a text those
 * above a place.
 */
export async function findOffices(
  { divisions }: Pick<CaseWorld, 'divisions'>,
  { department, text, near }: { department: string; text: string; near: string },
): Promise<Office[]> {
  const found = text.trim() === '' ? [near] : divisions.search(text, { within: yunnan }).map(({ code }) => code)
  const places = found.flatMap((code) =>
    officeDigits.filter((digits) => digits <= code.length).map((digits) => code.slice(0, digits)),
  )
  const order = [...new Set([...found.filter((code) => code.length <= 9), ...places])]
  const offices = await Office.findAll({ where: { department, division: order } })
  return offices.toSorted((a, b) => order.indexOf(a.division) - order.indexOf(b.division)).slice(0, shown)
}
