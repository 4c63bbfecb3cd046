/** One thing in a file of boundaries that cannot be taken as it is. */
export interface Refusal {
  /** The file, or the feature by its number (from 1), code and name. */
  where: string
  why: string
  /** What whoever imports can do about it. */
  mend: string
}

/** A long list says no more than its beginning. */
const mostTold = 20

/** Nothing was written: everything that was found is told at once, so that a file is mended in one go. */
export class ImportRefused extends Error {
  readonly refusals: readonly Refusal[]

  constructor(refusals: readonly Refusal[]) {
    const told = refusals.slice(0, mostTold).map(({ where, why, mend }) => `- ${where}: ${why}. ${mend}.`)
    if (refusals.length > mostTold) told.push(`- and ${refusals.length - mostTold} more`)
    super(`the boundaries were not imported:\n${told.join('\n')}`)
    this.name = 'ImportRefused'
    this.refusals = refusals
  }
}

export type Refuse = (where: string, why: string, mend: string) => void
