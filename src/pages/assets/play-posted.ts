import { formTokenHeaders } from './form-token.ts'
import { takeTurn } from './turn.ts'
import { within } from './within.ts'

/** A long sentence takes the slowest voice some seconds; after this there will be no answer. */
const mostMs = 30_000

/** Speaks what the server makes of a form: by POST, so that what it holds stands in no address. */
export async function soundOf(address: string, form: URLSearchParams): Promise<string> {
  const response = await fetch(address, {
    method: 'POST',
    headers: formTokenHeaders(),
    body: form,
    signal: within(mostMs),
  })
  if (!response.ok) throw new Error('audio', { cause: response.status })
  return URL.createObjectURL(await response.blob())
}

export async function playPosted(address: string, form: URLSearchParams): Promise<void> {
  const url = await soundOf(address, form)
  const audio = new Audio(url)
  takeTurn(() => audio.pause())
  audio.addEventListener('ended', () => URL.revokeObjectURL(url))
  await audio.play()
}
