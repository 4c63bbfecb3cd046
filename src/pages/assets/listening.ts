interface HeardSoFar {
  heard: number[]
  session: string
}

/** Sentences that end within this are told of together. */
const gatherMs = 1500
/** What did not count yet (a report that overtook the sound) is told of again after this, a few times. */
const againMs = 5000
const mostTries = 3

export interface ListeningReports {
  /** The person begins to listen: the server starts its clock. */
  begin(): void
  /** A sentence was played to the end. */
  played(index: number): void
}

/** Tells the server which sentences were played to the end; it never keeps anybody from going on. */
export function reportListening(address: string, version: string, voice: string): ListeningReports {
  const pending = new Set<number>()
  let session: string | undefined
  let begun = false
  let over = false
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function plan(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), ms)
  }

  async function send(): Promise<void> {
    clearTimeout(timer)
    if (over) return
    const body = JSON.stringify({ version, voice, sentences: [...pending], ...(session ? { session } : {}) })
    try {
      const headers = { 'Content-Type': 'application/json' }
      const answer = await fetch(address, { method: 'POST', headers, body, keepalive: true })
      // The notice has changed, or the person was logged out: nothing more can count.
      over = answer.status >= 400 && answer.status < 500
      if (!answer.ok) return again()
      const told = (await answer.json()) as HeardSoFar
      session = told.session
      for (const index of told.heard) pending.delete(index)
      again()
    } catch {
      again()
    }
  }

  function again(): void {
    if (over || pending.size === 0 || ++tries > mostTries) return
    plan(againMs)
  }

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && pending.size > 0) void send()
  })

  return {
    begin() {
      if (begun) return
      begun = true
      void send()
    },
    played(index) {
      pending.add(index)
      tries = 0
      plan(gatherMs)
    },
  }
}
