import { openSendingBox, type SendingBox } from './sending-box.ts'
import { acceptStages, type StageLine, stageLines } from './stage-lines.ts'

/** Neither a byte nor an answer for so long: the network is gone. The slowest card takes the service half of it. */
const mostSilentMs = 60_000

/** Whether this press of a button sends a photo or a recording, so that it takes long enough to be shown. */
export function sendsFile(form: HTMLFormElement, button: HTMLButtonElement): boolean {
  if (!('sends' in button.dataset) || form.dataset['plain'] === 'yes') return false
  return [...form.querySelectorAll<HTMLInputElement>('input[type=file]')].some(({ files }) => files?.length)
}

/**
 * Sends the form as the browser would, and shows how far it is. The page stays until there is an answer, so that nothing typed
 * is lost when it is stopped or fails. `over` is called once it can be sent again.
 */
export function sendFile(form: HTMLFormElement, button: HTMLButtonElement, over: () => void): void {
  const isLed = form.querySelector<HTMLInputElement>('[name=guided]')?.value === 'yes'
  const request = new XMLHttpRequest()
  const newLines = stageLines(request)
  let last: StageLine | undefined
  let isStopped = false
  const box = openSendingBox(button, isLed, () => {
    isStopped = true
    request.abort()
  })
  const plainly = () => {
    box.close()
    form.dataset['plain'] = 'yes'
    form.requestSubmit(button)
  }
  let patience: ReturnType<typeof setTimeout> | undefined
  const wait = () => {
    clearTimeout(patience)
    patience = setTimeout(() => request.abort(), mostSilentMs)
  }
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    wait()
    box.sent(loaded, total)
  })
  request.upload.addEventListener('load', () => {
    wait()
    box.working()
  })
  const hear = () => {
    for (const line of newLines()) {
      last = line
      if (line.stage !== undefined) box.stage(line.stage, line.ahead)
    }
  }
  request.addEventListener('progress', () => {
    wait()
    hear()
  })
  request.addEventListener('loadend', () => {
    clearTimeout(patience)
    const answer = request.status === 0 ? null : last ? readLast(last, request) : readAnswer(request)
    if (answer === null) {
      box.fail(isStopped ? 'stopped' : 'failed', isStopped ? undefined : plainly)
      over()
      button.focus()
    } else if (answer.isFault) {
      box.close()
      over()
      showFault(form, answer, isLed)
    } else follow(answer.address, box, over, isLed)
  })
  const body = new FormData(form)
  if (button.name !== '') body.append(button.name, button.value)
  request.open('POST', form.action)
  request.setRequestHeader('Accept', acceptStages)
  request.send(body)
  wait()
}

interface Answer {
  address: string
  page: Document
  isFault: boolean
}

function readAnswer({ responseText, responseURL, status }: XMLHttpRequest): Answer {
  const page = new DOMParser().parseFromString(responseText, 'text/html')
  return { address: responseURL, page, isFault: status >= 400 || page.querySelector('#errors') !== null }
}

/** Null when it ended without a page: it failed, or was cut off. */
function readLast({ page, to }: StageLine, { responseURL }: XMLHttpRequest): Answer | null {
  if (page === undefined && to === undefined) return null
  const drawn = new DOMParser().parseFromString(page ?? '', 'text/html')
  const address = new URL(to ?? '', responseURL).href
  return { address, page: drawn, isFault: drawn.querySelector('#errors') !== null }
}

/** What came of it was kept with the form: its page shows it, or the page that the answer leads to. */
function follow(address: string, box: SendingBox, over: () => void, isLed: boolean): void {
  box.opening()
  const page = new URL(address)
  if (isLed) page.searchParams.set('guided', 'yes')
  // A page that comes back from the history can be sent again.
  window.addEventListener(
    'pageshow',
    () => {
      box.close()
      over()
    },
    { once: true },
  )
  if (page.pathname === location.pathname) location.replace(page)
  else location.assign(page)
}

/** The summary of the answer's page, put first on this one; a page that is nothing but a fault gives its words. */
function showFault(form: HTMLFormElement, { page }: Answer, isLed: boolean): void {
  const summary = document.importNode(page.querySelector<HTMLElement>('#errors') ?? summaryOf(page), true)
  document.querySelector('#errors')?.remove()
  document.querySelector('main')?.prepend(summary)
  for (const link of summary.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    link.setAttribute('href', nearest(link.hash))
  }
  document.title = page.title
  // What has moved on meanwhile, such as the version of a case.
  const same = page.querySelector<HTMLFormElement>(`form[action="${CSS.escape(form.getAttribute('action') ?? '')}"]`)
  for (const now of same?.querySelectorAll<HTMLInputElement>('input[type=hidden]') ?? []) {
    const own = form.querySelector<HTMLInputElement>(`input[type=hidden][name="${CSS.escape(now.name)}"]`)
    if (own) own.value = now.value
  }
  summary.focus()
  if (isLed) summary.dispatchEvent(new Event('read-now', { bubbles: true }))
}

/** The part of an entry that a fault is about stands on the page of the answer only: the entry is here. */
function nearest(hash: string): string {
  let id = hash.slice(1)
  while (id.includes('-') && !document.getElementById(id)) id = id.slice(0, id.lastIndexOf('-'))
  return `#${id}`
}

function summaryOf(page: Document): HTMLElement {
  const summary = document.createElement('div')
  summary.id = 'errors'
  summary.className = 'errors'
  summary.tabIndex = -1
  summary.setAttribute('role', 'alert')
  const heading = document.createElement('h2')
  heading.textContent = page.querySelector('h1')?.textContent ?? ''
  summary.append(heading, ...page.querySelectorAll('main > .lead'))
  return summary
}
