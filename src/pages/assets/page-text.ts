import { pageSentences } from '../page-sentences.ts'
import { entries, isEntry, textsOfEntry } from './entry-text.ts'

/** A sentence as it stands on the page. */
export interface TextOnPage {
  text: string
  /** The heading, paragraph, label … that it stands in. */
  part: HTMLElement
  /** Where in it; null where it is the whole of it. */
  range: Range | null
  /** The server's leave to have it spoken; '' where a script wrote it, which the server speaks if the words are its own. */
  seal: string
  /** The code of the place that it names; '' for any other text. */
  place: string
  /** Words of whoever sits at the page. */
  isTyped: boolean
}

/** The same as `silentElements` of mark-speakable.ts. */
const silent = 'audio, option, script, select, style, svg, template, textarea, [aria-hidden="true"], .visually-hidden'

/** Sealed by the server, part of a notice that is heard as one sound, or told by a script. */
const spoken = '[data-say], [data-sentence], [role="status"], [role="alert"]'

/** Every sentence of the main text in the order of the page, also those that are hidden now. */
export function readPage(): TextOnPage[] {
  const parts = [...document.querySelectorAll<HTMLElement>(`main :is(${spoken}, ${entries})`)]
  return parts.flatMap((part) => (isEntry(part) ? textsOfEntry(part) : textsIn(part)))
}

export function isShown(part: HTMLElement): boolean {
  return 'checkVisibility' in part ? part.checkVisibility() : (part as HTMLElement).getClientRects().length > 0
}

/** The sentences of one part, without those of the parts in it. */
export function textsIn(part: HTMLElement): TextOnPage[] {
  const seals = part.dataset['say']?.split(' ') ?? []
  const { text, places } = textOf(part)
  const language = document.documentElement.lang === 'en' ? 'en' : 'zh-CN'
  const sentences = pageSentences(text, language)
  return sentences.map((sentence, index) => ({
    text: sentence.text,
    part,
    range: sentences.length === 1 ? null : rangeOf(places, sentence.from, sentence.to),
    seal: seals[index] ?? '',
    place: part.dataset['place'] ?? '',
    isTyped: false,
  }))
}

type Place = [node: Text, offset: number]

/** The tidy text of a part without that of the parts in it, and where each of its characters stands. */
function textOf(part: HTMLElement): { text: string; places: Place[] } {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  const places: Place[] = []
  let text = ''
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (node.parentElement?.closest(spoken) !== part || node.parentElement.closest(silent)) continue
    for (let offset = 0; offset < node.data.length; offset++) {
      const character = node.data.charAt(offset)
      const isSpace = /\s/.test(character)
      if (isSpace && (text === '' || text.endsWith(' '))) continue
      text += isSpace ? ' ' : character
      places.push([node, offset])
    }
  }
  return { text: text.trimEnd(), places }
}

function rangeOf(places: Place[], from: number, to: number): Range | null {
  const [start, end] = [places[from], places[to - 1]]
  if (!start || !end) return null
  const range = document.createRange()
  range.setStart(...start)
  range.setEnd(end[0], end[1] + 1)
  return range
}
