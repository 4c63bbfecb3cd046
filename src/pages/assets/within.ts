/** Aborts after so long, or with `over`. Phones of four years ago have no `AbortSignal.timeout`. */
export function within(ms: number, over?: AbortSignal): AbortSignal {
  const late = new AbortController()
  const stop = () => late.abort()
  setTimeout(stop, ms)
  over?.addEventListener('abort', stop, { once: true })
  return late.signal
}
