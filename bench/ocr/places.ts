import { createDivisions } from '../../src/divisions/divisions.ts'

export interface Places {
  county: string | null
  town: string | null
}

const divisions = createDivisions()

/** Codes of the county and the township of an address; null where the tree of divisions is not sure of them. */
export function placesOf(address: string): Places {
  const { path, confidence } = divisions.parseAddress(address)
  const at = (level: string) => path.find((division) => division.level === level)?.code ?? null
  return confidence === 'none' ? { county: null, town: null } : { county: at('county'), town: at('township') }
}
