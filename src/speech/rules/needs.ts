import { type AST, RegExpParser } from '@eslint-community/regexpp'

type Signs = ReadonlySet<string>

const parser = new RegExpParser()
const digits: Signs = new Set('0123456789')
/** A longer range, as that of all Han characters, tells nothing of a text. */
const longestRange = 64

/**
 * One of these signs stands in, or beside, whatever the pattern (with the flag `u`) matches: a text without any of them
 * need not be searched. Of several such sets it is the one that texts hold most seldom. Undefined when there is none.
 */
export function needsOf({ source }: RegExp): Signs | undefined {
  return ofAny(parser.parsePattern(source, 0, source.length, { unicode: true }).alternatives)
}

/** Whichever of the alternatives it is, one sign of all of theirs is there. */
function ofAny(alternatives: readonly AST.Alternative[]): Signs | undefined {
  return union(alternatives.map(({ elements }) => rarest(elements.map(ofElement))))
}

function ofElement(element: AST.Element): Signs | undefined {
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
      return ofMember(element)
    case 'CharacterClass':
      return element.negate ? undefined : union(element.elements.map(ofMember))
    case 'Group':
    case 'CapturingGroup':
      return ofAny(element.alternatives)
    case 'Quantifier':
      return element.min > 0 ? ofElement(element.element) : undefined
    case 'Assertion':
      if (element.kind !== 'lookahead' && element.kind !== 'lookbehind') return undefined
      return element.negate ? undefined : ofAny(element.alternatives)
    default:
      return undefined
  }
}

function ofMember(member: AST.Element | AST.CharacterClassElement): Signs | undefined {
  switch (member.type) {
    case 'Character':
      return new Set(String.fromCodePoint(member.value))
    case 'CharacterSet':
      return member.kind === 'digit' && !member.negate ? digits : undefined
    case 'CharacterClassRange': {
      const [first, last] = [member.min.value, member.max.value]
      if (last - first >= longestRange) return undefined
      return new Set(Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)))
    }
    default:
      return undefined
  }
}

function union(sets: (Signs | undefined)[]): Signs | undefined {
  return sets.includes(undefined) ? undefined : new Set(sets.flatMap((set) => [...(set ?? [])]))
}

function rarest(sets: (Signs | undefined)[]): Signs | undefined {
  return sets.filter((set) => set !== undefined).sort((one, other) => commonness(one) - commonness(other))[0]
}

/** Roughly how often a text of an office holds one of them. */
function commonness(signs: Signs): number {
  return [...signs].reduce((sum, sign) => sum + (digits.has(sign) ? 3 : 1), 0)
}
