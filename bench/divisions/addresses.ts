import { stemOf } from '../../src/divisions/division-names.ts'
import { countiesOfYunnan, type Division, type Divisions } from '../../src/divisions/divisions.ts'
import { pickWith, print, randomFrom } from './random.ts'

const random = randomFrom(20240601)
const pick = pickWith(random)
const count = 1500

interface Sample {
  text: string
  /** Where the division's part of the text begins and ends. */
  end: number
  code: string
}

const shortened = (name: string, level: Division['level']) => {
  const type = /自治(州|县)$/.exec(name)?.[1]
  return type === undefined ? name : stemOf(name, level) + type
}

function sample(divisions: Divisions, counties: readonly string[]): Sample {
  const county = pick(counties)
  const township = pick(divisions.children(county))
  const villages = divisions.children(township.code)
  const village = villages.length > 0 && random() < 0.6 ? pick(villages) : undefined
  const path = [...divisions.path(township.code), ...(village ? [village] : [])]
  const shape = random()
  const parts = path
    .filter(({ level }) => !(level === 'prefecture' && shape < 0.4) && !(level === 'province' && shape > 0.85))
    .map(({ name, level }: Division) => {
      if (level === 'village') return name.replace('村民委员会', '村委会').replace('社区居民委员会', '社区')
      return random() < 0.5 ? shortened(name, level) : name
    })
  const text = parts.join('')
  return { text: `${text}${1 + Math.floor(random() * 200)}号`, end: [...text].length, code: (village ?? township).code }
}

const wrongCharacters = [...'一三上下中平安新明石龙大长东西南北山水河村庄桥坝田沟坡营街场马牛羊红白青黄文武和光兴富永']

const damages: Record<string, (sample: Sample) => Sample> = {
  clean: (it) => it,
  'one wrong character': (it) => {
    const characters = [...it.text]
    const at = Math.floor(random() * it.end)
    characters[at] = pick(wrongCharacters.filter((character) => character !== characters[at]))
    return { ...it, text: characters.join('') }
  },
  'one lost character': (it) => {
    const characters = [...it.text]
    characters.splice(Math.floor(random() * it.end), 1)
    return { ...it, text: characters.join('') }
  },
}

/** Invented addresses, as written and damaged: read right, asked, or wrong. */
export function measureAddresses(divisions: Divisions, show: boolean): void {
  const counties = countiesOfYunnan(divisions)
  for (const [name, damage] of Object.entries(damages)) {
    const tally = { right: 0, asked: 0, shallow: 0, wrong: 0, wrongCounty: 0 }
    const start = performance.now()
    for (let i = 0; i < count; i++) {
      const original = sample(divisions, counties)
      const { text, code } = damage(original)
      const read = divisions.parseAddress(text)
      if (read.code === code) tally.right++
      else if (read.confidence === 'ambiguous' && read.alternatives.some((other) => code.startsWith(other.code)))
        tally.asked++
      else if (read.code === null || code.startsWith(read.code)) tally.shallow++
      else tally.wrong++
      const wrongCounty = read.code !== null && read.code.length >= 6 && read.code.slice(0, 6) !== code.slice(0, 6)
      if (wrongCounty) tally.wrongCounty++
      if (show && read.code !== code) {
        const path = divisions.fullName(read.code ?? '')
        process.stdout.write(
          `  ${name}: ${original.text} → ${text} → ${path} [${read.confidence}] ${read.alternatives.map((o) => divisions.fullName(o.code)).join(' ? ')}\n`,
        )
      }
    }
    const ms = (performance.now() - start) / count
    const percent = (n: number) => `${((100 * n) / count).toFixed(1)} %`
    print(
      `addresses, ${name}`,
      `right ${percent(tally.right)}, asked ${percent(tally.asked)}, stopped above ${percent(tally.shallow)}, wrong ${percent(tally.wrong)} (county ${percent(tally.wrongCounty)}); ${ms.toFixed(2)} ms each`,
    )
  }
}
