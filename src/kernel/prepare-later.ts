/** Long enough for what a start has just let in to be answered. */
const pauseMs = 1_000

/**
 * Does ahead what the first who asks would otherwise wait for. Each piece blocks its thread for a part of a second: so not
 * while the service starts, but one after another, with pauses in which those who came are answered. Returns how to leave off.
 */
export function prepareLater(pieces: readonly (() => void)[]): () => void {
  const waiting = [...pieces]
  const timer = setInterval(() => {
    const piece = waiting.shift()
    if (piece === undefined) clearInterval(timer)
    else piece()
  }, pauseMs)
  timer.unref()
  return () => clearInterval(timer)
}
