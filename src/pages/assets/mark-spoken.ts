import type { TextOnPage } from './page-text.ts'

const name = 'spoken'
let spoken: TextOnPage | undefined

/** Marks the sentence that is spoken and keeps it in view; neither the focus nor the page's elements are touched. */
export function markSpoken(sentence: TextOnPage | undefined): void {
  if (sentence === spoken) return
  spoken?.part.classList.remove('is-spoken')
  spoken = sentence
  const highlights = 'highlights' in CSS ? CSS.highlights : undefined
  highlights?.delete(name)
  if (!sentence) return
  const { part, range } = sentence
  if (range && highlights) highlights.set(name, new Highlight(range))
  else part.classList.add('is-spoken')
  part.scrollIntoView({ block: 'nearest' })
}
