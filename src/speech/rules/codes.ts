import { cardinal, digitByDigit, longestCardinal } from '../numerals.ts'
import { type Rule, rule } from './rule.ts'
import { unitPattern } from './units.ts'

/** Numbers that name rather than count: identity, telephone, document, case and room numbers, addresses on the net. */

export const yao = (digits: string) => digitByDigit(digits, true)
/** GB 11643: the check digit X stands for ten and is read by its letter. */
const idDigit = (sign: string) => (sign.toUpperCase() === 'X' ? '艾克斯' : yao(sign))

/** Codes shorter than this keep 一: G1, H1N1, A1. */
const shortestYaoCode = 3

/** Letters one by one, digits one by one, hyphens as 杠, so that a code can be written down while it is heard. */
export function spellCode(code: string): string {
  const digits = code.replace(/\D/g, '').length
  let out = ''
  for (const sign of code) {
    if (/\d/.test(sign)) out += digitByDigit(sign, digits >= shortestYaoCode)
    else if (/[A-Za-z]/.test(sign)) out += /[A-Z]$/.test(out) ? ` ${sign.toUpperCase()}` : sign.toUpperCase()
    else if (sign === '-') out += '杠'
    else if (sign === '_') out += '下划线'
    else if (sign === '.') out += '点'
    else if (sign === '/') out += '斜杠'
    else if (sign === ':') out += '冒号'
    else if (sign === '@') out += '艾特'
  }
  return out
}

/** Public service numbers that are known by their digits; 10000 and round numbers are left out, they count things. */
const hotlines =
  '12119|12122|12305|12306|12308|12309|12313|12315|12316|12317|12318|12320|12321|12328|12329|12333|12337|12338|12339|12340|12345|12348|12349|12350|12351|12355|12356|12358|12363|12366|12367|12369|12377|12378|12379|12380|12381|12385|12388|12389|12393|12395|12396|10010|10086|10099|95598|96128|11185|11183'
const measure =
  '[个人名位户元块角分万亿千百年月天岁周次件份张条米吨度栋层间台辆亩斤升本所家座套期批倍组只头瓶盒片粒颗例株棵处点%‰°℃²³A-Za-z]|小时|公里|公斤|千米|平方|立方'
const emergency = '110|114|119|120|122'
const notInside = '(?<![\\d.,A-Za-z¥$第-])'
const digitsOrMeasure = ` ?(?:[\\d.]*\\d|,\\d{3}|余|多|${measure}|厘米|毫米|分钟)`
const serviceWord = '急救|报警|救护|指挥中心|火警|消防|平台|中心'
/** 拨打…110, 先打120, 火警119. */
const called =
  '(?:(?:拨打?|致电|呼叫)[^。；！？\\d]{0,20}|[先请快就要来去没再直接]打(?:电话)?[到给]?|火警|急救|报警|救护车|交警|消防)[是为:： ]{0,2}'
const listed = '(?:、|，|,|或者?|和|与|及|以及|/| )'
const callCue = '(?<=(?:拨打|电话|热线|致电|拨|呼叫|客服|专线|短号|座机|固话|传真|转)[号码至到是为:： ]{0,3})'
const codeCue =
  '(?<=(?:编号|单号|号码|验证码|编码|代码|账号|帐号|卡号|尾号|密码|工号|邮编|邮政编码|流水号|案号|证号|案件号|受理号|查询码|取件码|户号|表号|档案号|票号|学号|序列号|条码|房号|门牌号|QQ|微信号)[是为:： ]{0,3})'

/** Old identity numbers have 15 digits, bank cards up to 19. */
const shortestCard = 15
const longestCard = 19

export const nameRules: Rule[] = [
  rule('identity number', /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/, (number) => [...number].map(idDigit).join('')),
  rule(
    'pause before a telephone',
    /(?<=\p{Script=Han}) +(?=1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|\(?0\d{2,3}[)—-]\d{7})/u,
    () => '，',
  ),
  rule(
    'landline',
    /(?<![\d.A-Za-z])\(?(0\d{2,3})[)—-] ?(\d{7,8}|12345|9\d{4}|1[12]\d)(?:-(\d{1,5}))?(?!\d)/,
    (_, area = '', local = '', extension = '') =>
      `${yao(area)}，${yao(local)}${extension ? `转${yao(extension)}` : ''}`,
  ),
  rule(
    'landline with spaces',
    /(?<![\d.A-Za-z])(0\d{2,3}) (\d{3,4}) ?(\d{4})(?![\d.]*\d)/,
    (_, area = '', a = '', b = '') => `${yao(area)}，${yao(a + b)}`,
  ),
  rule(
    'standard',
    /(?<![A-Za-z\d])([A-Z]{2,4}\d{0,4})(?:\/([A-Z]))? ?(\d+(?:\.\d+)?) ?[-—]{1,2} ?((?:19|20)\d\d)(?!\d)/,
    (_, kind = '', grade = '', order = '', year = '') =>
      `${spellCode(kind)}${grade && `${/[A-Z]$/.test(kind) ? ' ' : ''}${grade}`}${spellCode(order)}杠${digitByDigit(year)}`,
  ),
  rule('grouped long number', /(?<![\d.A-Za-z])\d{2,8}(?:[ -]\d{2,8}){2,5}[Xx]?(?![\dA-Za-z])/, (written) => {
    const digits = written.replace(/[ -]/g, '')
    return digits.length >= shortestCard && digits.length <= longestCard ? [...digits].map(idDigit).join('') : null
  }),
  rule('masked number', /(?<![\dA-Za-z])(\d*)(\*{2,})([\dXx]*)(?![\dA-Za-z])/, (_, head = '', stars = '', tail = '') =>
    head === '' && tail === ''
      ? null
      : `${yao(head)}${head ? '，' : ''}隐去${cardinal(String(stars.length)).replace(/^二$/, '两')}位${tail ? '，' : ''}${[...tail].map(idDigit).join('')}`,
  ),
  rule(
    'mobile',
    /(?<![\d.A-Za-z])(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?![\d.]*\d)/,
    (_, a = '', b = '', c = '') => yao(a + b + c),
  ),
  rule('service number', /(?<![\d.A-Za-z])([48]00)[- ]?(\d{3,4})[- ](\d{3,4})(?!\d)/, (_, a = '', b = '', c = '') =>
    yao(a + b + c),
  ),
  rule(
    'document number',
    /(?<=\p{Script=Han})[〔[([【](\d{4})[〕\])】] ?第?(\d{1,5})(?= ?号)/u,
    (_, year = '', order = '') => `${digitByDigit(year)}，${cardinal(order)}`,
  ),
  rule('court case number', /[〔[(](\d{4})[〕\])](?=\p{Script=Han}\d{0,4}\p{Script=Han}{1,4}\d+号)/u, (_, year = '') =>
    digitByDigit(year),
  ),
  rule(
    'year in brackets',
    /[〔[(]((?:19|20)\d\d)[〕\])](?= ?(?:第|\d|字))/,
    (_, year = '') => `，${digitByDigit(year)}，`,
  ),
  rule('hotline', new RegExp(`(?<![\\d.,A-Za-z¥$第-])(?:${hotlines})(?![\\d.]*\\d|,\\d{3}|${measure})`), (digits) =>
    yao(digits),
  ),
  rule(
    'emergency number',
    new RegExp(`${notInside}(?:${emergency})(?:(?=${serviceWord})|(?!${digitsOrMeasure})(?<=${called}.{3}))`),
    (digits) => yao(digits),
  ),
  rule(
    'emergency number in a list',
    new RegExp(
      `${notInside}(?:(?<=(?:${emergency}|12345)${listed})(?:${emergency})|(?:${emergency})(?=(?:${listed}(?:${emergency}|12345))+(?!${digitsOrMeasure})))(?!${digitsOrMeasure})`,
    ),
    (digits) => yao(digits),
  ),
  rule('hotline by its context', new RegExp(`${callCue}(\\d{3,12})(?!\\d|\\.\\d|${measure})`), (digits) => yao(digits)),
  rule(
    'next telephone',
    /(?<=(?:电话|座机|传真|热线)[^。；\d]{0,6}(?:[\d-]{7,13}(?:、|，|,|或者?|和|\/| ){1,2})+)\d{7,8}(?![\d.]|[元户人万亿])/,
    (digits) => yao(digits),
  ),
  rule(
    'hotline by its noun',
    /(?<![\d.,A-Za-z])\d{3,6}(?=(?:政务|服务|便民|求助|举报|投诉|监督|咨询|维权|心理|公益)*(?:热线|专线|电话|平台热线))/,
    (digits) => yao(digits),
  ),
  rule('named code', new RegExp(`${codeCue}[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?`), (code) =>
    /\d/.test(code) ? spellCode(code) : null,
  ),
]

/** A measure written close to its number (5kg, 3-5km) is not a code. */
const closeMeasure = new RegExp(`^[\\d.]+(?:-[\\d.]+)?(?:${unitPattern})$`)

export const codeRules: Rule[] = [
  rule(
    'range of one letter',
    /(?<![A-Za-z0-9])([A-Z])(\d{1,2})[-~]\1(\d{1,2})(?![A-Za-z0-9-])/,
    (_, letter = '', a = '', b = '') => `${letter}${cardinal(a)}至${letter}${cardinal(b)}`,
  ),
  rule('mail address', /(?<![A-Za-z0-9])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/, (address) => spellCode(address)),
  rule(
    'web address',
    /(?<![A-Za-z0-9])(?:https?:\/\/)?((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?::\d{2,5})?(?:\/[\w./-]*)?)(?:[?#][\w=&%./-]*)?/,
    (_, place = '') => spellCode(place.replace(/[/.]+$/, '')),
  ),
  rule('hyphenated digits', /(?<![\d.A-Za-z])\d+(?:-\d+){2,}(?![\d.A-Za-z])/, (code) => spellCode(code)),
  rule(
    'letters and digits',
    /(?<![A-Za-z0-9])(?!p[Hh] ?\d|RMB\d|CNY\d|\d+(?:RMB|CNY))(?=[A-Za-z-]*\d)(?=[\d-]*[A-Za-z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?![A-Za-z0-9²³%/·]|\.\d)/,
    (code) => (closeMeasure.test(code) ? null : spellCode(code)),
  ),
  rule('leading zero', /(?<![\d.A-Za-z°])0\d+(?![\d.]*\d)/, (digits) => yao(digits)),
  rule('long number', /(?<![\d.,A-Za-z])\d{9,}(?![\d.,]*\d|[万亿元])/, (digits) =>
    /0{4}$/.test(digits) && digits.length <= longestCardinal ? null : yao(digits),
  ),
]
