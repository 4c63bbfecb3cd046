import { formTokenHeaders } from './form-token.ts'
import { within } from './within.ts'

/** The service's advice for one preview frame; see `POST /v1/ocr/id-card/guidance`. */
export interface Advice {
  code: string
  ready: boolean
}

const answerMs = 6_000

/** Throws when the service does not answer or `over` says that nobody waits for it; `busy` seconds when it asks to wait. */
export async function askGuidance(
  preview: Blob,
  previous: string | null,
  over: AbortSignal,
): Promise<Advice | { busy: number }> {
  const body = new FormData()
  body.set('image', preview, 'frame.jpg')
  body.set('side', 'front')
  if (previous) body.set('previous', previous)
  const signal = within(answerMs, over)
  const request = { method: 'POST', headers: formTokenHeaders(), body, signal }
  const response = await fetch('/v1/ocr/id-card/guidance', request)
  if (response.status === 429 || response.status === 503) {
    return { busy: Number(response.headers.get('Retry-After')) || 1 }
  }
  if (!response.ok) throw new Error('guidance')
  const { ready, advice } = (await response.json()) as { ready: boolean; advice: { code: string } }
  return { code: advice.code, ready }
}
