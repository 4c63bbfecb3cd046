/** Written digits to Chinese number words. Inputs are strings of ASCII digits, so nothing is lost to floating point. */

const digitWords = '零一二三四五六七八九'
const smallUnits = ['', '十', '百', '千']
const bigUnits = ['', '万', '亿', '万亿']
/** 16 digits are the last that 万亿 can name; longer numbers are codes and are read digit by digit. */
export const longestCardinal = 16

/** Digit by digit. `yao` says 幺 for 1, as telephone, identity and room numbers are read aloud. */
export function digitByDigit(digits: string, yao = false): string {
  let out = ''
  for (const digit of digits) out += yao && digit === '1' ? '幺' : (digitWords[Number(digit)] ?? '')
  return out
}

function section(four: string): string {
  let out = ''
  let zeroWaiting = false
  for (let i = 0; i < four.length; i++) {
    const digit = Number(four[i])
    const power = four.length - 1 - i
    if (digit === 0) zeroWaiting = out !== ''
    else {
      if (zeroWaiting) out += '零'
      zeroWaiting = false
      out += digitWords[digit] + (smallUnits[power] ?? '')
    }
  }
  return out
}

/** `12045` → 一万二千零四十五; 10–19 begin with 十; a leading 2 before 千, 万 and 亿 is 两, as people say it. */
export function cardinal(digits: string): string {
  const clean = digits.replace(/^0+(?=\d)/, '')
  if (clean === '0') return '零'
  if (clean.length > longestCardinal) return digitByDigit(clean)
  const groups: string[] = []
  for (let end = clean.length; end > 0; end -= 4) groups.unshift(clean.slice(Math.max(0, end - 4), end))
  let out = ''
  let gap = false
  groups.forEach((group, i) => {
    const words = section(group.replace(/^0+(?=\d)/, ''))
    if (words === '' || /^0+$/.test(group)) {
      gap = out !== ''
      return
    }
    if (out !== '' && (gap || group.startsWith('0'))) out += '零'
    gap = false
    out += words + (bigUnits[groups.length - 1 - i] ?? '')
  })
  return out.replace(/^一十/, '十').replace(/^二(?=[千万亿])/, '两')
}

/** `-3,000.50` → 负三千点五零. Accepts a sign, thousands commas and a decimal part. */
export function quantity(written: string): string {
  const sign = written.startsWith('-') ? '负' : ''
  const [whole = '', fraction] = written.replace(/^[-+]/, '').replaceAll(',', '').split('.')
  return sign + cardinal(whole === '' ? '0' : whole) + (fraction ? `点${digitByDigit(fraction)}` : '')
}

/** Before a measure word a lone 2 is 两: 两个, 两年, but 二楼, 二月. */
export function counted(written: string): string {
  return written === '2' ? '两' : quantity(written)
}
