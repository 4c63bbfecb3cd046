import { openOfflineForm } from './offline-form.ts'
import { rememberAccount } from './start-offline.ts'
import { allEntries } from './waiting-forms.ts'
import { openWaitingList } from './waiting-list.ts'

/** Opens what needs a script and a store: without them these pages say where else to go. */
export async function openOfflinePages(): Promise<void> {
  // A browser that keeps nothing, as in a private window, leaves the page as it is without a script.
  await allEntries()
  await rememberAccount()
  document.querySelector('[data-unsupported]')?.remove()
  const page = document.querySelector<HTMLElement>('[data-offline-page]')
  const form = document.querySelector<HTMLFormElement>('form[data-offline-form]')
  const list = document.querySelector<HTMLElement>('[data-waiting-list]')
  for (const each of [page, list]) if (each) each.hidden = false
  if (form) void openOfflineForm(form)
  if (list) void openWaitingList(list)
}
