/**
 * Written variants of the same sign, one UTF-16 unit for one, so that rules see a single form and positions stay.
 * Chinese punctuation is not folded, but for a full-width comma that groups thousands: elsewhere it is a pause.
 */
const single: Record<string, string> = {
  '％': '%',
  '．': '.',
  '／': '/',
  '∕': '/',
  '－': '-',
  '−': '-',
  '–': '-',
  '‐': '-',
  '‑': '-',
  '～': '~',
  '〜': '~',
  '＋': '+',
  '＜': '<',
  '＞': '>',
  '＝': '=',
  '＠': '@',
  '＃': '#',
  '＆': '&',
  '＊': '*',
  '￥': '¥',
  '＄': '$',
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '\u3000': ' ',
  '\u00a0': ' ',
  '∶': ':',
  '︰': ':',
  '﹤': '<',
  '﹥': '>',
  '⩽': '≤',
  '≦': '≤',
  '≧': '≥',
  '⩾': '≥',
  '₀': '0',
  '₁': '1',
  '₂': '2',
  '₃': '3',
  '₄': '4',
  '₅': '5',
  '₆': '6',
  '₇': '7',
  '₈': '8',
  '₉': '9',
}

const digit = '[\\d０-９]'
/**
 * Thousands marked with a full-width comma (3，600元): only groups of three, and only as money or before a measure, for
 * 第1，200 may as well be a list; and with three digits in front only before 元, for 120，110平方米 are two rooms.
 */
const wideThousands = new RegExp(
  `(?<![\\d０-９，.．])${digit}{1,3}(?:，${digit}{3})+(?![\\d０-９，])(?=(?:[.．]${digit}+)? ?(?:[元万亿人户名亩吨斤株棵只头米度立平个份件]|公[里斤]|千[米克]|毫升)|(?<=[¥￥][ \\d０-９，]+))`,
  'gu',
)

/** All that is folded sign by sign. */
const folded = new RegExp(`[${Object.keys(single).join('')}０-９Ａ-Ｚａ-ｚ]|：(?=[\\d０-９])`, 'u')

export function fold(written: string): string {
  const text = written.replace(wideThousands, (sum, at: number) =>
    sum.indexOf('，') < 3 || /^[元万亿]/.test(written.slice(at + sum.length)) ? sum.replaceAll('，', ',') : sum,
  )
  if (!folded.test(text)) return text
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i)
    const code = unit.charCodeAt(0)
    const fullWidth =
      (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)
    if (fullWidth) out += String.fromCharCode(code - 0xfee0)
    // A full-width colon between digits is a clock time or a ratio typed on a Chinese keyboard.
    else if (unit === '：' && /\d/.test(out.slice(-1)) && /[\d０-９]/.test(text.charAt(i + 1))) out += ':'
    else out += single[unit] ?? unit
  }
  return out
}
