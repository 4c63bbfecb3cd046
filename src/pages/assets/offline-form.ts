import { fillFields, pressGroupButton, readFields } from './form-fields.ts'
import { keptPhotos } from './kept-photos.ts'
import { checkOffline, type OfflinePage } from './offline-check.ts'
import { showAskedConsents } from './offline-consents.ts'
import { sendWaiting, takeBack, throwAway } from './send-waiting.ts'
import { showFaults } from './show-faults.ts'
import { accountOfPhone } from './start-offline.ts'
import { type Entry, isOpenTo, type State } from './waiting-entry.ts'
import { addEntry, allEntries, changeEntry, readEntry } from './waiting-forms.ts'

/** Typing rests this long before it is kept. */
const restMs = 500
/** Where there is a network, so long is waited for the answer before the person is told that it is kept. */
const patienceMs = 4000

/** The whole form on one page, kept on the phone with every change, and handed on to be sent. */
export async function openOfflineForm(form: HTMLFormElement): Promise<void> {
  const page = JSON.parse(form.dataset['offlineForm'] ?? '{}') as OfflinePage
  const faultBox = document.querySelector<HTMLElement>('[data-faults]') as HTMLElement
  const status = form.querySelector<HTMLElement>('[data-status]') as HTMLElement
  const tell = (text: string | undefined) => {
    status.textContent = text ?? ''
  }
  let id = crypto.randomUUID() as string
  let begun = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const photos = keptPhotos(form, tell, () => keep('draft'))

  /** What stands in the form, on the phone; the first time it is a new entry. */
  async function keep(state: State): Promise<void> {
    clearTimeout(timer)
    const now = { state, fields: readFields(form), photos: photos.all() }
    if (begun) {
      await changeEntry(id, (entry) =>
        entry.state === 'draft' ? { ...entry, ...now, account: entry.account ?? accountOfPhone() } : undefined,
      )
      return
    }
    begun = true
    const { serviceId } = page
    const madeAt = new Date().toISOString()
    try {
      await addEntry({
        id,
        serviceId,
        madeAt,
        account: accountOfPhone(),
        tried: false,
        told: null,
        caseId: null,
        ...now,
      })
    } catch (error) {
      begun = false
      throw error
    }
  }

  async function restore(entry: Entry): Promise<void> {
    id = entry.id
    begun = true
    const outdated = entry.fields.find(([name]) => name === 'version')?.[1] !== versionOf(form)
    const again = ['agree', 'method']
    await fillFields(form, outdated ? entry.fields.filter(([name]) => !again.includes(name)) : entry.fields)
    await photos.show(entry.photos)
    if (outdated && entry.fields.some(([name]) => name === 'agree')) {
      showFaults(faultBox, [{ path: 'agree', code: 'notice', detail: form.dataset['outdated'] ?? '' }])
    } else if (entry.told?.errors.length) showFaults(faultBox, entry.told.errors)
    else showAgain(form, entry.id)
  }

  async function send(): Promise<void> {
    // Where it cannot be checked here, the server does.
    const faults = await checkOffline(page, readFields(form)).catch(() => [])
    showFaults(faultBox, faults)
    if (faults.length > 0) return keep('draft')
    tell(form.dataset['sending'])
    await keep('waiting')
    // Wiped meanwhile by logging out in another tab: what stands here is sent all the same, for it was asked for.
    begun = (await readEntry(id)) !== undefined
    if (!begun) await keep('waiting')
    void backgroundSync()
    const patience = new Promise((resolve) => setTimeout(resolve, navigator.onLine ? patienceMs : 0))
    await Promise.race([sendWaiting(), patience])
    const entry = await readEntry(id)
    location.assign(entry?.caseId ? `/cases/${entry.caseId}/receipt` : `/waiting#${id}`)
  }

  const asked = await entryToOpen(page.serviceId)
  if (asked === 'gone') return location.replace(`/waiting${location.hash}`)
  if (asked) await restore(asked)
  showAskedConsents(form, page)
  const typing = () => {
    clearTimeout(timer)
    showAskedConsents(form, page)
    timer = setTimeout(() => void keep('draft').catch(() => tell(form.dataset['full'])), restMs)
  }
  form.addEventListener('input', typing)
  form.addEventListener('change', typing)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && timer !== undefined) void keep('draft').catch(() => undefined)
  })
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (await pressGroupButton(form, event.submitter)) return keep('draft')
    if (event.submitter?.matches('[data-narrow]')) return
    await send().catch(() => tell(form.dataset['full']))
  })
  form.dataset['ready'] = 'yes'
}

/** The entry of the address, else what was begun for this service and not handed on; `gone` when it can no longer change. */
async function entryToOpen(serviceId: string): Promise<Entry | 'gone' | undefined> {
  const here = (entry: Entry) => entry.serviceId === serviceId && isOpenTo(entry, accountOfPhone())
  const asked = await readEntry(location.hash.slice(1))
  if (asked && here(asked)) return (await takeBack(asked.id)) ?? 'gone'
  return (await allEntries()).filter((entry) => entry.state === 'draft' && here(entry)).at(-1)
}

function versionOf(form: HTMLFormElement): string {
  return form.querySelector<HTMLInputElement>('[name=version]')?.value ?? ''
}

/** Says that what was typed is still here, and lets it be thrown away, asked twice. */
function showAgain(form: HTMLFormElement, id: string): void {
  const box = document.querySelector<HTMLElement>('[data-again]')
  const text = box?.querySelector('p')
  if (!box || !text) return
  box.hidden = false
  text.textContent = form.dataset['againText'] ?? ''
  text.focus()
  box.querySelector<HTMLElement>('[data-begin-anew]')?.addEventListener('click', async (event) => {
    if (!confirm((event.currentTarget as HTMLElement).dataset['sure'])) return
    await throwAway(id)
    location.replace(location.pathname)
  })
}

/** Some browsers send on their own when the network is back, with no page open. */
async function backgroundSync(): Promise<void> {
  const worker = (await navigator.serviceWorker.ready) as { sync?: { register(tag: string): Promise<void> } } & object
  await worker.sync?.register('send-waiting').catch(() => undefined)
}
