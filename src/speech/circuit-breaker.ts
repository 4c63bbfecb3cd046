export interface CircuitBreaker {
  /** Whether an attempt may be made now. Each true must be settled. */
  admit(): boolean
  /** `left`: the attempt ended without telling anything about the other side. */
  settle(outcome: 'spoken' | 'failed' | 'left'): void
  isOpen(): boolean
}

/** Opens after `failuresToOpen` failures in a row; after `restMs` one attempt decides whether it closes again. */
export function circuitBreaker(failuresToOpen: number, restMs: number, now: () => number = Date.now): CircuitBreaker {
  let failures = 0
  let openUntil = 0
  let probing = false
  const isOpen = () => failures >= failuresToOpen

  return {
    admit() {
      if (!isOpen()) return true
      if (probing || now() < openUntil) return false
      probing = true
      return true
    },
    settle(outcome) {
      probing = false
      if (outcome === 'spoken') failures = 0
      if (outcome === 'failed') {
        failures++
        if (isOpen()) openUntil = now() + restMs
      }
    },
    isOpen,
  }
}
