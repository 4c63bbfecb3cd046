import { pageSentences, tidy } from './page-sentences.ts'

type Language = 'zh-CN' | 'en'
/** What stands on a page may be spoken: its seal says so. */
export type SealSentence = (text: string, language: Language) => string

/** Of pages that browsers keep: what speaks them is the phone, or the server where the words are its own. */
export const noSeal: SealSentence = () => ''

interface Element {
  name: string
  attributes: string
  /** Where its start tag is in the output. */
  at: number
  /** What it holds is heard as one part of the page. */
  isPart: boolean
  isSilent: boolean
  text: string
}

const markup = /<!--[\s\S]*?-->|<!?(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi
const voidElements = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr', 'path', 'rect', 'circle'])
const inlineElements = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'output', 'small', 'span', 'strong', 'time'])
/** The same as `silent` of assets/page-text.ts. */
const silentElements = new Set(['audio', 'option', 'script', 'select', 'style', 'svg', 'template', 'textarea'])
const listOfLinks = /class="[^"]*\b(links|tabs|trail)\b/
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }

/**
 * Gives every part of a page's main text that has words the seals of its sentences, as `data-say`, so that the page's reading
 * bar can have them spoken: nothing but what stands there, and without a second copy of it. Pages without a bar stay as they
 * are. The HTML is ours: every element is closed.
 */
export function markSpeakable(html: string, language: Language, seal: SealSentence): string {
  if (!html.includes('data-reading-bar')) return html
  const begin = html.indexOf('<main')
  const end = html.indexOf('</main>')
  const output = [html.slice(0, begin)]
  const open: Element[] = []
  let read = begin
  markup.lastIndex = begin
  for (let match = markup.exec(html); match && match.index <= end; match = markup.exec(html)) {
    addText(open, html.slice(read, match.index))
    output.push(html.slice(read, match.index), match[0])
    read = markup.lastIndex
    const [, closing, name = '', attributes = ''] = match
    if (closing) close(name.toLowerCase())
    else if (name && !voidElements.has(name) && !attributes.endsWith('/')) {
      open.push(elementOf(name, attributes, output.length - 1, open.at(-1)))
    }
  }
  output.push(html.slice(read))
  return output.join('')

  function close(name: string): void {
    for (let element = open.pop(); element; element = open.pop()) {
      const sentences = element.isPart ? pageSentences(tidy(element.text), language) : []
      if (sentences.length > 0) {
        const seals = sentences
          .map(({ text }) => seal(text, language))
          .join(' ')
          .trim()
        output[element.at] = `${output[element.at]?.slice(0, -1)} data-say="${seals}">`
      }
      if (element.name === name) return
    }
  }
}

function elementOf(name: string, attributes: string, at: number, parent: Element | undefined): Element {
  const isSilent =
    parent?.isSilent === true ||
    silentElements.has(name) ||
    /aria-hidden="true"|class="[^"]*\bvisually-hidden\b/.test(attributes)
  const isLinkOfItsOwn =
    name === 'a' && (/class="[^"]*\bbutton\b/.test(attributes) || listOfLinks.test(parent?.attributes ?? ''))
  return { name, attributes, at, isPart: isLinkOfItsOwn || !inlineElements.has(name), isSilent, text: '' }
}

function addText(open: Element[], text: string): void {
  if (open.at(-1)?.isSilent) return
  const part = open.findLast(({ isPart }) => isPart)
  if (part) part.text += decode(text)
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code, name) =>
    code ? String.fromCodePoint(Number(code)) : (entities[name] ?? whole),
  )
}
