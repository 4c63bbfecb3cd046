import { Problem } from '../kernel/errors.ts'
import type { Log } from '../kernel/log.ts'
import { circuitBreaker } from './circuit-breaker.ts'
import type { SynthesisOptions, Utterance, Voice, VoiceChunk } from './voice.ts'
import { failureCode, voiceFailure } from './voice-failure.ts'

/** The voices of one language, best first. Each piece is spoken by the first that can. */
export type Chain = readonly [Voice, ...Voice[]]

export interface GuardOptions {
  /** For one whole piece. 60 characters are 15 s of sound; a service that needs half of that is not fit for streaming. */
  deadlineMs?: number
  /** Failures in a row after which the voice is left alone. */
  failuresToOpen?: number
  /** How long it is left alone before one piece tries it again. */
  restMs?: number
}

/**
 * A voice that lives elsewhere, with a deadline for each piece and a breaker: after some failures in a row it is left
 * alone for a while (`resting`), then one piece tries it. A full queue and a listener who leaves are nobody's failure.
 */
export function guarded(
  voice: Voice,
  { deadlineMs = 8_000, failuresToOpen = 3, restMs = 30_000 }: GuardOptions = {},
): Voice {
  const { provider } = voice.info
  const breaker = circuitBreaker(failuresToOpen, restMs)

  async function* synthesise(utterance: Utterance, options: SynthesisOptions = {}): AsyncGenerator<VoiceChunk> {
    options.signal?.throwIfAborted()
    if (!breaker.admit()) throw voiceFailure(provider, 'resting')
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(voiceFailure(provider, 'too_slow')), deadlineMs)
    const signal = options.signal ? AbortSignal.any([options.signal, late.signal]) : late.signal
    const chunks = voice.synthesise(utterance, { ...options, signal })[Symbol.asyncIterator]()
    let outcome: 'spoken' | 'failed' | 'left' = 'left'
    try {
      for (;;) {
        const next = await unlessAborted(chunks.next(), signal)
        if (next.done) break
        yield next.value
      }
      outcome = 'spoken'
    } catch (error) {
      const busy = error instanceof Problem && error.code === 'audio.busy'
      if (!options.signal?.aborted && !busy) outcome = 'failed'
      throw error
    } finally {
      clearTimeout(timer)
      breaker.settle(outcome)
      // Not awaited: a voice that does not answer does not answer this either.
      if (outcome !== 'spoken') void chunks.return?.()?.catch(() => undefined)
    }
  }

  return {
    ...voice,
    synthesise,
    // What it encoded by itself would pass the guard by.
    record: undefined,
    status: () => (breaker.isOpen() ? 'unavailable' : voice.status()),
  }
}

/** What was told when it began, and is no news with every piece. */
const expected = /\.(resting|budget_spent)$/

/**
 * Lets the voices try in order. An attempt is one whole piece that nobody has heard anything of before it is complete,
 * so that no half of it is ever said twice. Throws what the last voice threw, or the signal's reason.
 */
export async function speakInTurn<T>(
  chain: Chain,
  signal: AbortSignal | undefined,
  log: Log | undefined,
  attempt: (voice: Voice) => Promise<T>,
): Promise<T> {
  const [last, ...before] = chain.toReversed()
  for (const voice of before.reverse()) {
    try {
      return await attempt(voice)
    } catch (error) {
      signal?.throwIfAborted()
      const code = failureCode(error)
      if (!expected.test(code)) log?.warn('a voice failed, the next one speaks', { code })
    }
  }
  return attempt(last ?? chain[0])
}

/** The providers of the pieces in order of their first, without repetition: `azure`, `azure+espeak`. */
export function providersOf(voices: readonly Pick<Voice, 'info'>[]): string {
  return [...new Set(voices.map(({ info }) => info.provider))].join('+')
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason)
    if (signal.aborted) leave()
    signal.addEventListener('abort', leave, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
