export interface Block {
  language: string
  text: string
  /** What is shown as its answer: the block without a language, or of JSON, that comes right after it. */
  shown?: string
}

/** The fenced blocks of a document, each answer with what it answers. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = []
  for (const [, language = '', text = ''] of markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)) {
    const last = blocks.at(-1)
    if ((language === '' || language === 'json') && last !== undefined) last.shown = text
    else blocks.push({ language, text })
  }
  return blocks
}

/** Whether an answer is as shown: `…` stands for anything, as a key for any others, at the end of a list for more. */
export function isAsShown(shown: unknown, answer: unknown): boolean {
  if (shown === '…') return true
  if (Array.isArray(shown)) {
    if (!Array.isArray(answer)) return false
    const isOpen = shown.at(-1) === '…'
    const told = isOpen ? shown.slice(0, -1) : shown
    return (isOpen || answer.length === told.length) && told.every((each, index) => isAsShown(each, answer[index]))
  }
  if (typeof shown !== 'object' || shown === null) return shown === answer
  if (typeof answer !== 'object' || answer === null) return false
  const { '…': others, ...told } = shown as Record<string, unknown>
  const isWhole = others !== undefined || Object.keys(answer).every((key) => key in told)
  return (
    isWhole && Object.entries(told).every(([key, each]) => isAsShown(each, (answer as Record<string, unknown>)[key]))
  )
}
