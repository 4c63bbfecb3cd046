import { offlinePlaces } from './offline-places.ts'
import { choosePath } from './picker.ts'
import { serviceClient } from './service-client.ts'

interface Step {
  code: string
  name: string
  level: string
}
interface Found extends Step {
  path: readonly Step[]
  matched: 'name' | 'former' | 'pinyin' | 'initials' | 'fuzzy'
}

/** More is no help to somebody who hears them one after the other. */
const mostShown = 10
/** Long enough that a name is typed to its end and a screen reader does not speak in between. */
const restMs = 600
/** A single letter or character fits thousands of places. */
const shortestQuery = 2
/** Rows of the tree that exist for counting only; nobody says them. */
const unspoken = /^(市辖区|县|(省|自治区)直辖县级行政区划)$/

/** Finds a place by name and sets the five lists to it. Appears only here: without JavaScript the lists do. */
export function enhancePlaceSearch(): void {
  for (const box of document.querySelectorAll<HTMLElement>('[data-place-search]')) enhanceSearchBox(box)
}

export function enhanceSearchBox(box: HTMLElement): void {
  const input = box.querySelector('input')
  const status = box.querySelector<HTMLElement>('[data-search-status]')
  const list = box.querySelector<HTMLElement>('[data-search-results]')
  if (!input || !status || !list) return
  let timer: number | undefined
  let asked: AbortController | undefined
  const say = (key: string, values: Record<string, string> = {}, code = '') => {
    status.dataset['place'] = code
    status.textContent = (box.dataset[key] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  }
  const show = (items: HTMLElement[]) => {
    list.replaceChildren(...items)
    list.hidden = items.length === 0
  }

  const search = async () => {
    clearTimeout(timer)
    asked?.abort()
    const query = input.value.trim()
    if (query.length < shortestQuery) {
      show([])
      status.textContent = ''
      return
    }
    const own = new AbortController()
    asked = own
    say('working')
    try {
      const { items } = await ask(query, box.dataset['within'] ?? '', own.signal)
      show(items.slice(0, mostShown).map(itemOf))
      const count = String(Math.min(items.length, mostShown))
      if (items.length === 0) say('none')
      else if (items.length > mostShown) say('many', { count })
      else say(items.every(({ matched }) => matched === 'fuzzy') ? 'near' : 'found', { count })
    } catch {
      if (own.signal.aborted) return
      show([])
      say('failed')
    }
  }

  const itemOf = (found: Found): HTMLElement => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button'
    const { place, above, codeAbove } = wordsOf(found)
    button.textContent = place
    button.dataset['say'] = ''
    button.dataset['place'] = found.code
    if (above !== '') {
      const rest = document.createElement('span')
      rest.className = 'place-search__above'
      rest.textContent = above
      rest.dataset['say'] = ''
      rest.dataset['place'] = codeAbove
      button.append(' ', rest)
    }
    button.addEventListener('click', () => void choose(found, place))
    const item = document.createElement('li')
    item.append(button)
    return item
  }

  const choose = async ({ path, code }: Found, place: string) => {
    const picker = box.dataset['placeSearch'] ?? ''
    await choosePath(
      picker,
      path.map((step) => step.code),
    )
    const last = listOf(picker, path.at(-1))
    if (last?.value !== code) {
      say('failed')
      return
    }
    show([])
    input.value = ''
    const next = listBelow(last)
    say(next ? 'chosenMore' : 'chosen', { place }, code)
    // The button that was pressed is gone: go on where there is something left to choose, or to what was chosen.
    ;(next ?? last).focus()
  }

  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => void search(), restMs)
  })
  input.addEventListener('keydown', (event) => {
    // Enter would send the form; while characters are composed it belongs to the input method.
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    void search()
  })
  box.querySelector('[data-search-button]')?.addEventListener('click', () => void search())
  box.hidden = false
}

async function ask(query: string, within: string, signal: AbortSignal): Promise<{ items: Found[] }> {
  // One more than is shown tells that there are more.
  const limits = { limit: mostShown + 1, ...(within === '' ? {} : { within }) }
  const told = await serviceClient()
    .call('GET /v1/divisions', { query: { query, ...limits } }, signal)
    .catch(() => null)
  signal.throwIfAborted()
  if (told !== null) return told
  const { search } = await offlinePlaces()
  return { items: search(query, limits) }
}

/** 官渡区的小板桥街道, and above it 云南省昆明市: together the whole path, each name once. */
function wordsOf({ path }: Found): { place: string; above: string; codeAbove: string } {
  const steps = path.filter(({ name }, i) => !unspoken.test(name) && name !== path[i - 1]?.name)
  const names = steps.map(({ name }) => name)
  return { place: names.slice(-2).join('的'), above: names.slice(0, -2).join(''), codeAbove: steps.at(-3)?.code ?? '' }
}

function listOf(picker: string, step: Step | undefined): HTMLSelectElement | null {
  return document.querySelector(`[data-picker="${picker}"] [data-level="${step?.level}"] select`)
}

function listBelow(list: HTMLElement): HTMLSelectElement | undefined {
  const next = list.closest('[data-level]')?.nextElementSibling
  if (!(next instanceof HTMLElement) || !next.matches('[data-level]') || next.hidden) return undefined
  return next.querySelector('select') ?? undefined
}
