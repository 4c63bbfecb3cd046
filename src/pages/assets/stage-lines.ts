/** One line of an answer in stages: a stage that begins, or at the end the page, where to go, or what went wrong. */
export interface StageLine {
  stage?: string
  /** Photos that come first. */
  ahead?: number
  page?: string
  to?: string
  problem?: unknown
}

/** Asked for by scripts that show stages; a page that has none answers as it does to a browser. */
export const acceptStages = 'application/x-ndjson, text/html;q=0.9'

/** Gives the lines that have come since it was last asked; none when the answer is not of this kind. */
export function stageLines(request: XMLHttpRequest): () => StageLine[] {
  let read = 0
  return () => {
    if (!request.getResponseHeader('Content-Type')?.startsWith('application/x-ndjson')) return []
    const whole = request.responseText.lastIndexOf('\n') + 1
    const lines = request.responseText.slice(read, whole).split('\n')
    read = whole
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as StageLine)
  }
}
