import { sendWaiting, throwAway } from './send-waiting.ts'
import { accountOfPhone } from './start-offline.ts'
import { type Entry, isDue, isOpenTo, mayChange } from './waiting-entry.ts'
import { allEntries, onChange, removeEntry } from './waiting-forms.ts'

/** What this phone keeps, each with how it stands and what can be done with it; drawn anew whenever that changes. */
export async function openWaitingList(page: HTMLElement): Promise<void> {
  const words = JSON.parse(page.dataset['waitingList'] ?? '{}') as Record<string, string>
  const list = page.querySelector<HTMLElement>('[data-list]') as HTMLElement
  const none = page.querySelector<HTMLElement>('[data-none]') as HTMLElement
  const status = page.querySelector<HTMLElement>('[data-status]') as HTMLElement
  const kept = page.querySelector<HTMLElement>('[data-kept]') as HTMLElement
  const said = (key: string) => words[key] ?? ''

  async function draw(): Promise<void> {
    const entries = await allEntries()
    none.hidden = entries.length > 0
    const items = entries.map((entry) => {
      const seal = JSON.stringify([entry.state, entry.tried, entry.told])
      const known = list.querySelector<HTMLElement>(`[data-id="${entry.id}"]`)
      return known?.dataset['seal'] === seal ? known : itemOf(entry, seal)
    })
    const focused = document.activeElement?.closest<HTMLElement>('[data-id]')?.dataset['id']
    if (items.length !== list.children.length || items.some((item, index) => list.children[index] !== item)) {
      list.replaceChildren(...items)
      if (focused) list.querySelector<HTMLElement>(`[data-id="${focused}"] h2`)?.focus()
    }
    const [, told] = location.hash.split('#')
    kept.hidden = !entries.some((entry) => entry.id === told && isDue(entry))
  }

  function itemOf(entry: Entry, seal: string): HTMLElement {
    const item = make('li', '', 'card')
    item.dataset['id'] = entry.id
    item.dataset['seal'] = seal
    const heading = make('h2', titleOf(entry.serviceId))
    heading.tabIndex = -1
    const at = new Date(entry.madeAt).toLocaleString(document.documentElement.lang, {
      dateStyle: 'long',
      timeStyle: 'short',
    })
    const tried = entry.tried && entry.state === 'waiting'
    const state = make('p', said(`state.${tried ? 'tried' : entry.state}`), 'state')
    if (list.querySelector(`[data-id="${entry.id}"]`))
      status.textContent = `${heading.textContent}: ${state.textContent}`
    item.append(heading, make('p', said('waiting.made').replace('{at}', at), 'hint'), state)
    const faults = entry.told?.errors.map(({ detail }) => detail) ?? []
    if (['faulty', 'refused'].includes(entry.state)) {
      for (const text of faults.length > 0 ? faults : [entry.told?.detail ?? '']) item.append(make('p', text))
    }
    item.append(buttonsOf(entry))
    return item
  }

  function buttonsOf(entry: Entry): HTMLElement {
    const row = make('p', '')
    const form = `/services/${entry.serviceId}/offline#${entry.id}`
    if (entry.state === 'sent') {
      row.append(link('waiting.receipt', `/cases/${entry.caseId}/receipt`, 'button button--main'))
      row.append(button('waiting.hide', () => void removeEntry(entry.id)))
      return row
    }
    if (entry.state === 'login' || entry.state === 'other')
      row.append(link('waiting.login', '/login?next=/waiting', 'button button--main'))
    if (isDue(entry)) {
      const send = button('waiting.send', () => void sendWaiting(entry.id))
      if (entry.state === 'confirm') send.className = 'button button--main'
      row.append(send)
    }
    const change = { draft: 'waiting.go', faulty: 'waiting.mend', agree: 'waiting.agree' }[entry.state as string]
    if (mayChange(entry) && isOpenTo(entry, accountOfPhone()))
      row.append(link(change ?? 'waiting.change', form, change ? 'button button--main' : 'button'))
    row.append(button('waiting.drop', () => ask(row, entry)))
    return row
  }

  /** Asked once more, where the button was. */
  function ask(row: HTMLElement, entry: Entry): void {
    const question = make('p', said(entry.tried ? 'waiting.dropAskTried' : 'waiting.dropAsk'))
    question.setAttribute('role', 'alert')
    const stay = button('waiting.dropNot', () => {
      const drawn = buttonsOf(entry)
      row.replaceWith(drawn)
      question.remove()
      drawn.querySelector<HTMLElement>('button:last-child')?.focus()
    })
    row.before(question)
    row.replaceChildren(
      stay,
      button('waiting.dropSure', () => void throwAway(entry.id)),
    )
    stay.focus()
  }

  function button(key: string, press: () => void): HTMLButtonElement {
    const made = make('button', said(key), 'button button--quiet') as HTMLButtonElement
    made.type = 'button'
    made.addEventListener('click', press)
    return made
  }

  function link(key: string, address: string, className: string): HTMLElement {
    const made = make('a', said(key), className) as HTMLAnchorElement
    made.href = address
    return made
  }

  onChange(() => void draw())
  await draw()
  if (!kept.hidden) kept.querySelector('h2')?.focus()
}

function titleOf(serviceId: string): string {
  return document.querySelector<HTMLTemplateElement>(`template[data-service="${serviceId}"]`)?.content.textContent ?? ''
}

function make(tag: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  made.dataset['say'] = ''
  if (className) made.className = className
  return made
}
