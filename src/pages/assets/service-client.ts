import { type Client, openClient } from '../../client/client.ts'

/** Somebody waits: what fails is told at once, or done without a network. */
const answerMs = 15_000

let opened: Client | undefined

/** The service that this page is of, in the page's language. */
export function serviceClient(): Client {
  opened ??= openClient({ language: document.documentElement.lang, timeoutMs: answerMs, retries: 0 })
  return opened
}
