import { inSpan, type SpanStart, type Tracing } from '../kernel/tracing.ts'
import type { Voice } from './voice.ts'

/** A voice with each piece that it speaks in a span. */
export function tracedVoice(tracing: Tracing | undefined, voice: Voice, start: SpanStart): Voice {
  if (tracing === undefined) return voice
  const { record } = voice
  return {
    ...voice,
    async *synthesise(utterance, options) {
      const span = tracing.begin(start)
      const chunks = voice.synthesise(utterance, options)[Symbol.asyncIterator]()
      let error: unknown
      try {
        // By hand: each chunk is made within the span.
        for (;;) {
          const { done, value } = await span.run(() => chunks.next())
          if (done) return
          yield value
        }
      } catch (thrown) {
        error = thrown
        throw thrown
      } finally {
        await chunks.return?.()
        span.end({ error })
      }
    },
    record: record && ((...asked) => inSpan(tracing, start, () => record(...asked))),
  }
}
