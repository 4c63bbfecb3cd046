/** Of a program that was asked to stop and did, as a shell tells it of SIGINT. */
export const exitCodeStopped = 130

const everyMs = 1_000

/** Aborts at the first SIGINT or SIGTERM, so that work ends between two transactions; the second ends the process as usual. */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort())
  return stopping.signal
}

/** Says on stderr how far work is, once a second at most. */
export function progress(): (line: string) => void {
  let said = 0
  return (line) => {
    if (performance.now() - said < everyMs) return
    said = performance.now()
    process.stderr.write(`${line}\n`)
  }
}
