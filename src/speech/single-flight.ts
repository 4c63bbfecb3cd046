interface Flight<T> {
  result: Promise<T>
  passengers: number
  abort: AbortController
}

/**
 * Callers of the same key share one piece of work. A caller may leave; the work is given up only when the last has
 * left, and nobody is told of another's leaving.
 */
export function singleFlight<T>() {
  const flights = new Map<string, Flight<T>>()

  return async function join(
    key: string,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    signal?.throwIfAborted()
    let flight = flights.get(key)
    if (!flight) {
      const abort = new AbortController()
      flight = { result: work(abort.signal), passengers: 0, abort }
      flights.set(key, flight)
      const own = flight
      const land = () => {
        if (flights.get(key) === own) flights.delete(key)
      }
      flight.result.then(land, land)
    }
    const shared = flight
    shared.passengers++
    try {
      return await untilAborted(shared.result, signal)
    } finally {
      if (--shared.passengers === 0 && flights.get(key) === shared) {
        flights.delete(key)
        shared.abort.abort()
      }
    }
  }
}

function untilAborted<T>(result: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return result
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason)
    signal.addEventListener('abort', leave, { once: true })
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
