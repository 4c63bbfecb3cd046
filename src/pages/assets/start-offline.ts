import { sendWaiting } from './send-waiting.ts'
import { allEntries, onChange, wipeEntries } from './waiting-forms.ts'
import { within } from './within.ts'

/** The last account that was logged in here and did not log out; an opaque id. */
const accountKey = 'account'
/** How often what waits is tried while a page is open. */
const againMs = 30_000
/** A page that opens does not wait longer to know whose the phone is. */
const accountMs = 2000

export const accountOfPhone = (): string | null => localStorage.getItem(accountKey)

/** Whether this browser can keep forms: sealed, one tab at a time, and pages without a network. */
export function canWorkOffline(): boolean {
  return 'serviceWorker' in navigator && 'locks' in navigator && 'BroadcastChannel' in window && isSecureContext
}

/** Keeps the pages for when there is no network, sends what waits, and says on every page that something does. */
export function startOffline(): void {
  if (!canWorkOffline()) return
  const { lang, dataset } = document.documentElement
  if (dataset['account']) localStorage.setItem(accountKey, dataset['account'])
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-leaves]')) askBeforeLeaving(form)
  const { connection } = navigator as { connection?: { saveData?: boolean } }
  if (!connection?.saveData || location.pathname.startsWith('/services/')) {
    // Another language is another worker with pages of its own.
    navigator.serviceWorker
      .register(`/service-worker.js?${new URLSearchParams({ language: lang })}`)
      .catch(() => undefined)
  }
  for (const link of document.querySelectorAll<HTMLElement>('[data-offline-link]')) link.hidden = false
  const show = () => void showWaiting().catch(() => undefined)
  const send = () => void sendWaiting().catch(() => undefined)
  onChange(show)
  show()
  send()
  window.addEventListener('online', send)
  setInterval(send, againMs)
}

/** Kept pages are nobody's: there the server is asked whose the phone is now. Without an answer it stays whose it was. */
export async function rememberAccount(): Promise<void> {
  const response = await fetch('/waiting/account', { signal: within(accountMs) }).catch(() => null)
  if (response?.ok) localStorage.setItem(accountKey, ((await response.json()) as { account: string }).account)
}

async function showWaiting(): Promise<void> {
  const link = document.querySelector<HTMLElement>('[data-waiting-link]')
  const count = link?.querySelector<HTMLElement>('[data-count]')
  if (!link || !count) return
  const entries = await allEntries()
  const due = entries.filter(({ state }) => state !== 'sent').length
  link.hidden = entries.length === 0
  count.hidden = due === 0
  count.textContent = (count.dataset['count'] ?? '').replace('{count}', String(due))
}

/** Whoever leaves the account leaves nothing on the phone, and is asked where that would lose what was not sent. */
function askBeforeLeaving(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void leave(form)
  })
}

async function leave(form: HTMLFormElement): Promise<void> {
  // Nobody is logged out by that, so nothing is wiped.
  if (!navigator.onLine) return form.submit()
  const count = (await allEntries()).filter(({ state }) => state !== 'sent').length
  const question = (form.dataset['leaves'] ?? '').replace('{count}', String(count))
  if (count > 0 && !confirm(question)) return
  await wipeEntries()
  localStorage.removeItem(accountKey)
  form.submit()
}
