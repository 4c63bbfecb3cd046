/** Nothing that a form of ours would send. */
const oddTexts = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '\udc00x',
    '\u202eb',
    '\u0007',
    '\ufeff',
    '\u2028',
    '👩‍👩‍👧‍👦',
    'e\u0301'.repeat(30),
    '🀀'.repeat(9),
  ],
  ...['null', 'undefined', 'NaN', '-1', '1e999', '0x10', '1e1', ' 5', '5 ', '５', 'true', '[]', '{}', '__proto__'],
  ...["' OR 1=1 --", '../../etc/passwd', '%00', '%', '\\', '"', '{{7*7}}', '<script>', '9'.repeat(400)],
  ...['2026-02-30', '2026-13-01', '0000-00-00', '9999-12-31', '-0001-01-01', '2026-01-01T25:00:00+08:00', '24:00'],
]
const odd: unknown[] = [
  ...oddTexts,
  ...[null, true, false, [], {}, [null], [[]], { a: 1 }, [{}], ['x']],
  ...[0, -0, -1, 1, 1.5, 0.1 + 0.2, 1e308, -1e308, 2 ** 31, 2 ** 53, -(2 ** 53), 1e-320, 65_536, 181, -181, 91],
  'x'.repeat(3000),
  '水'.repeat(5000),
  Array.from({ length: 1001 }, () => 1),
  { ['k'.repeat(300)]: 1 },
]
/** Keys that programs have stumbled over. */
const oddKeys = [
  'notAField',
  '__proto__',
  'constructor',
  'toString',
  '',
  ' ',
  '\0',
  '\ud800',
  'a.b',
  '0',
  'length',
  '$ref',
]

export const oddCount = odd.length
export const oddText = (turn: number): string => oddTexts[turn % oddTexts.length] as string

export type Spoiling = 'replace' | 'remove' | 'add' | 'stretch' | 'pad' | 'wrap' | 'whole'
export const spoilings: Spoiling[] = [
  'replace',
  'replace',
  'replace',
  'remove',
  'add',
  'stretch',
  'pad',
  'wrap',
  'whole',
]

type Holder = Record<string | number, unknown>

/** The same value with one thing in it made odd; `turn` says which, and by what. */
export function spoil(value: unknown, how: Spoiling, turn: number): unknown {
  const whole: Holder = { value: structuredClone(value) }
  const places = placesIn(whole)
  const [holder, key] = places[turn % places.length] as [Holder, string | number]
  const at = holder[key]
  const chosen = odd[turn % odd.length]
  if (how === 'whole') return chosen
  if (how === 'remove' && holder !== whole) {
    if (Array.isArray(holder)) holder.splice(Number(key), 1)
    else delete holder[key]
  } else if (how === 'add' && typeof at === 'object' && at !== null && !Array.isArray(at)) {
    const name = oddKeys[turn % oddKeys.length] as string
    Object.defineProperty(at, name, { value: chosen, enumerable: true, configurable: true, writable: true })
  } else if (how === 'stretch') holder[key] = stretched(at)
  else if (how === 'pad') holder[key] = typeof at === 'string' ? at + ' '.repeat(2500) : at
  else if (how === 'wrap') holder[key] = [at]
  else holder[key] = chosen
  return whole['value']
}

function stretched(value: unknown): unknown {
  if (typeof value === 'string') return (value || 'x').repeat(300).slice(0, 20_000)
  if (Array.isArray(value))
    return Array.from({ length: 1200 }, (_, index) => value[index % Math.max(1, value.length)] ?? 1)
  return typeof value === 'number' ? (value || 1) * 1e6 : value
}

/** Where something stands that can be changed: the whole first. */
function placesIn(holder: Holder): [Holder, string | number][] {
  return Object.keys(holder).flatMap((key) => {
    const inner = holder[key]
    const deeper = typeof inner === 'object' && inner !== null ? placesIn(inner as Holder) : []
    return [[holder, key] as [Holder, string], ...deeper]
  })
}
