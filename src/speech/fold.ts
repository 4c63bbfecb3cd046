/**
 * Written variants of the same sign, one UTF-16 unit for one, so that rules see a single form and positions stay.
 * Chinese punctuation is not folded: a full-width comma is a pause, an ASCII one may group thousands.
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
}

export function fold(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i)
    const code = unit.charCodeAt(0)
    const fullWidth =
      (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)
    if (fullWidth) out += String.fromCharCode(code - 0xfee0)
    // A full-width colon or comma between digits is a clock time, a ratio or a thousands mark typed on a Chinese keyboard.
    else if (unit === '：' && /\d/.test(out.slice(-1)) && /[\d０-９]/.test(text.charAt(i + 1))) out += ':'
    else out += single[unit] ?? unit
  }
  return out
}
