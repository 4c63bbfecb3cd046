/** How places are shortened and extended in everyday writing. Pure text, no tree. */

export const levels = ['province', 'prefecture', 'county', 'township', 'village'] as const
export type Level = (typeof levels)[number]

const codeLengths = [2, 4, 6, 9, 12] as const

export function levelOfCode(code: string): Level | undefined {
  const index = codeLengths.indexOf(code.length as (typeof codeLengths)[number])
  return index < 0 || !/^\d+$/.test(code) ? undefined : levels[index]
}

/** '' for a province. */
export function parentCode(code: string): string {
  const index = codeLengths.indexOf(code.length as (typeof codeLengths)[number])
  return index <= 0 ? '' : code.slice(0, codeLengths[index - 1])
}

/** Rows that exist for counting only; nobody says or writes them in an address. */
const unspoken = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])
export function isUnspoken(name: string): boolean {
  return unspoken.has(name)
}

// Names of one character always carry 族 in a place's name; the longer ones lose it in 自治州 and 自治区 (巴音郭楞蒙古自治州).
const nations =
  '蒙古族?|维吾尔族?|布依族?|朝鲜族?|哈尼族?|哈萨克族?|傈僳族?|拉祜族?|东乡族|纳西族?|景颇族?|柯尔克孜族?|达斡尔族?|仫佬族?|布朗族?|撒拉族?|毛南族?|仡佬族?|锡伯族?|阿昌族?|普米族?|塔吉克族?|乌孜别克族?|俄罗斯族?|鄂温克族?|德昂族?|保安族?|裕固族?|塔塔尔族?|独龙族?|鄂伦春族?|赫哲族?|门巴族?|珞巴族?|基诺族?|各族|[回藏苗彝壮满侗瑶白傣黎佤畲水土羌怒京]族|土家族?'
const autonomous = new RegExp(`^(.{2,}?)(?:${nations})*自治(?:区|州|县|旗)$`, 'u')
const nationTown = new RegExp(`^(.{2,}?)(?:${nations})+(?:乡|镇)$`, 'u')

const suffixes: Record<Level, RegExp> = {
  province: /(?:特别行政区|自治区|省|市)$/,
  prefecture: /(?:地区|市|盟)$/,
  county: /(?:林区|特区|县|市|区|旗)$/,
  township: /(?:街道办事处|街道|镇|乡|苏木|农场)$/,
  village: /(?:（农村社区）|社区居民委员会?|社区居委会|居民委员会|居委会|村民委员会|村委会|农村社区|社区)$/,
}

/** The part that people say: 禄劝彝族苗族自治县 → 禄劝, 吴家营街道 → 吴家营. A name is never cut to one character. */
export function stemOf(name: string, level: Level): string {
  let stem = name
  if (level === 'province' || level === 'prefecture' || level === 'county') {
    const match = autonomous.exec(name)
    if (match) return match[1] as string
  }
  if (level === 'township') {
    const match = nationTown.exec(name)
    if (match) return match[1] as string
  }
  if (level === 'village') stem = cut(stem, /（农村社区）$/)
  stem = cut(stem, suffixes[level])
  return level === 'village' ? cut(stem, /村$/) : stem
}

function cut(name: string, suffix: RegExp): string {
  const shorter = name.replace(suffix, '')
  return [...shorter].length >= 2 ? shorter : name
}

export type FormKind = 'full' | 'short' | 'type' | 'bare' | 'former'
export interface Form {
  text: string
  kind: FormKind
}

const townshipTypes = ['镇', '乡', '街道', '街道办事处', '街道办']
const ruralTypes = ['村委会', '村民委员会', '村', '村民小组']
const urbanTypes = ['社区', '社区居委会', '社区居民委员会', '居委会', '居民委员会']

/** Every way in which an address may write this place, each with how far it is from the official name. */
export function formsOf(name: string, level: Level): Form[] {
  const stem = stemOf(name, level)
  const forms = new Map<string, FormKind>()
  const add = (text: string, kind: FormKind) => {
    if (!forms.has(text)) forms.set(text, kind)
  }
  add(name, 'full')
  if (level === 'prefecture' && name.endsWith('自治州')) add(`${stem}州`, 'short')
  if (stem === '西双版纳') for (const text of ['版纳州', '西双版纳']) add(text, 'short')
  if (level === 'county') {
    if (name.endsWith('自治县')) add(`${stem}县`, 'short')
    if (stem !== name) for (const type of ['县', '市', '区']) add(stem + type, 'type')
  }
  if (level === 'township' && stem !== name) {
    if (name.endsWith('街道')) for (const type of ['街道办事处', '街道办']) add(stem + type, 'short')
    if (/族乡$/.test(name)) for (const type of ['乡', '民族乡']) add(stem + type, 'short')
    for (const type of townshipTypes) add(stem + type, 'type')
  }
  if (level === 'village') {
    const urban = /社区|居委会|居民委员/.test(name)
    for (const type of urban ? urbanTypes : ruralTypes) add(stem + type, 'short')
    const village = name.replace(/(?:村民委员会|村委会|社区居委会|居委会)$/, '')
    if (village.endsWith('村')) for (const type of urban ? urbanTypes : ruralTypes) add(village + type, 'short')
    for (const type of urban ? ruralTypes : urbanTypes) add(stem + type, 'type')
  }
  if ([...stem].length >= 2) add(stem, 'bare')
  return [...forms].map(([text, kind]) => ({ text, kind }))
}
