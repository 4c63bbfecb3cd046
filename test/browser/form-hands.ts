import type { Page } from 'playwright-core'

/** Whoever fills a form: in a browser without scripts, by pointing or by keys, or by sending what a browser would send. */
export interface Hands {
  open(path: string): Promise<void>
  /** Follows the main link of the page. */
  follow(): Promise<void>
  /** Whether these can be entered or chosen on the page as it is now. */
  offers(name: string, values: string[]): Promise<boolean>
  put(name: string, values: string[]): Promise<void>
  /** The main button, or one that says what it does. */
  press(step?: string): Promise<void>
  valueOf(name: string): Promise<string>
  /** Path of the page. */
  at(): string
  text(): Promise<string>
}

export function browserHands(page: Page, way: Way = pointing(page)): Hands {
  let seen: Promise<Record<string, Seen>> | undefined
  const fieldNamed = async (name: string) => {
    seen ??= lookAt(page)
    return (await seen)[name]
  }
  const leave = async (going: Promise<unknown>) => {
    await going
    seen = undefined
  }
  return {
    open: (path) => leave(page.goto(path)),
    follow: () => leave(way.press('main a.button--main')),
    async offers(name, [value = '']) {
      const field = await fieldNamed(name)
      return field !== undefined && (field.type !== 'select-one' || field.options.includes(value))
    },
    async put(name, values) {
      const { type = '' } = (await fieldNamed(name)) ?? {}
      const field = `main [name="${name}"]`
      if (type === 'select-one') await way.choose(field, values[0] ?? '')
      else if (type === 'radio' || type === 'checkbox') {
        for (const value of values) await way.tick(`${field}[value="${value}"]`, field)
      } else await way.write(field, values[0] ?? '')
    },
    press(step) {
      const button = step === undefined ? 'button.button--main' : `button[name=step][value="${step}"]`
      return leave(way.press(`main ${button}`))
    },
    valueOf: (name) => page.locator(`main [name="${name}"]`).first().inputValue(),
    at: () => new URL(page.url()).pathname,
    text: async () => (await page.locator('main').textContent()) ?? '',
  }
}

/** How a browser is worked, by what selects the thing. */
interface Way {
  press(thing: string): Promise<unknown>
  choose(list: string, value: string): Promise<unknown>
  /** `all`: the choices of the same name. */
  tick(choice: string, all: string): Promise<unknown>
  write(field: string, text: string): Promise<unknown>
}

function pointing(page: Page): Way {
  return {
    press: (thing) => page.locator(`${thing}:visible`).first().click(),
    choose: (list, value) => page.selectOption(list, value),
    tick: (choice) => page.check(choice),
    write: (field, text) => page.fill(field, text),
  }
}

/** More stops than any page has, more options than any list. */
const mostPresses = 300

/** Tab, arrows, Space, Enter and letters, and nothing else. */
export function byKeyboard(page: Page): Way {
  const { keyboard } = page
  const isAt = (selector: string) =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)
  async function pressUntil(key: string, isThere: () => Promise<boolean>, goal: string): Promise<void> {
    for (let press = 0; press < mostPresses; press++) {
      if (await isThere()) return
      await keyboard.press(key)
    }
    throw new Error(`${key} does not come to ${goal} on ${page.url()}`)
  }
  const tabTo = (selector: string) => pressUntil('Tab', () => isAt(selector), selector)
  return {
    async press(thing) {
      await tabTo(thing)
      const gone = page.waitForEvent('framenavigated')
      await keyboard.press('Enter')
      await gone
      await page.waitForLoadState()
    },
    async choose(list, value) {
      await tabTo(list)
      const isChosen = () =>
        page.evaluate((wanted) => (document.activeElement as HTMLSelectElement).value === wanted, value)
      await pressUntil('ArrowDown', isChosen, value)
    },
    async tick(choice, all) {
      await tabTo(all)
      const isRadio = await isAt('[type=radio]')
      await pressUntil(isRadio ? 'ArrowDown' : 'Tab', () => isAt(choice), choice)
      if (!(await isAt(':checked'))) await keyboard.press('Space')
    },
    async write(field, text) {
      await tabTo(field)
      await keyboard.press('Control+A')
      await keyboard.type(text)
    },
  }
}

interface Seen {
  type: string
  options: string[]
}

/** The fields that somebody can see, all in one look. */
function lookAt(page: Page): Promise<Record<string, Seen>> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('main [name]')]
    const visible = fields.filter((field) => field.checkVisibility())
    return Object.fromEntries(
      visible.map((field) => [
        field.name,
        {
          type: field.type,
          options: field instanceof HTMLSelectElement ? [...field.options].map(({ value }) => value) : [],
        },
      ]),
    )
  })
}

type Field = { name: string; value: string; type: string; options: string[]; hidden: boolean }

/** The same form, read from the page's HTML and posted whole, as a browser posts it. */
export function postingHands(baseUrl: string, session: string): Hands {
  let cookie = session
  let html = ''
  let path = ''
  let entered = new Map<string, string[]>()

  async function get(from: string): Promise<void> {
    await take(await fetch(new URL(from, baseUrl), { headers: { cookie }, redirect: 'manual' }), from)
  }
  async function take(response: Response, from: string): Promise<void> {
    const browser = response.headers.getSetCookie().find((each) => each.startsWith('browser='))
    if (browser !== undefined) cookie = `${session}; ${browser.split(';')[0]}`
    const next = response.headers.get('location')
    if (next !== null) return get(next)
    if (response.status !== 200) throw new Error(`${from} answers ${response.status}`)
    path = new URL(from, baseUrl).pathname
    html = mainOf(await response.text())
    entered = new Map()
  }
  const fields = () => fieldsOf(html).filter(({ name }) => name !== '')
  /** In the order of the page, as browsers send what is ticked. */
  const valuesOf = (name: string) => {
    const own = fields().filter((field) => field.name === name)
    const put = entered.get(name)
    if (put === undefined) return own.filter(({ type }) => type !== 'unchosen').map(({ value }) => value)
    return put.length === 1 ? put : own.map(({ value }) => value).filter((value) => put.includes(value))
  }

  return {
    open: get,
    follow: () => get(/<a class="button button--main" href="([^"]+)"/.exec(html)?.[1] ?? ''),
    async offers(name, [value = '']) {
      const field = fields().find((each) => each.name === name)
      return field !== undefined && !field.hidden && (field.type !== 'select' || field.options.includes(value))
    },
    async put(name, values) {
      entered.set(name, values)
    },
    async press(step) {
      const [, tag = ''] = /(<form method="post"[^>]*>)/.exec(html) ?? []
      const action = /action="([^"]+)"/.exec(tag)?.[1] ?? path
      const posted = [...new Set(fields().map(({ name }) => name))]
        .flatMap((name) => valuesOf(name).map((value) => [name, value] as const))
        .concat([['step', step ?? 'next']])
      const isMultipart = tag.includes('multipart')
      const body = isMultipart ? new FormData() : new URLSearchParams()
      for (const [name, value] of posted) body.append(name, value)
      const headers = { cookie, origin: baseUrl }
      await take(await fetch(new URL(action, baseUrl), { method: 'POST', headers, body, redirect: 'manual' }), action)
    },
    valueOf: async (name) => valuesOf(name)[0] ?? '',
    at: () => path,
    text: async () => html.replace(/<[^>]+>/g, ''),
  }
}

function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'), page.indexOf('</main>'))
}

const fieldPattern = /<input\b([^>]*)>|<textarea\b([^>]*)>([^<]*)<\/textarea>|<select\b([^>]*)>([\s\S]*?)<\/select>/g

/** Fields in the order of the page. What belongs to a question that is not asked now is hidden. */
function fieldsOf(html: string): Field[] {
  const closed: string[] = []
  return html.split('<div class="question"').flatMap((part, index) => {
    const own = [...part.matchAll(fieldPattern)].map(([, input, textarea, text = '', select, options = '']) =>
      input !== undefined
        ? inputOf(input)
        : textarea !== undefined
          ? { ...fieldOf(textarea, 'textarea'), value: plain(text) }
          : listOf(select ?? '', options),
    )
    const isHidden = index > 0 && / hidden\b/.test(part.slice(0, part.indexOf('>')))
    const group = /name="([\w.]+)\.count"/.exec(part)?.[1]
    if (isHidden && group !== undefined) closed.push(`${group}.`)
    return own.map((field) => ({
      ...field,
      hidden: isHidden || closed.some((prefix) => field.name.startsWith(prefix)),
    }))
  })
}

function attribute(attributes: string, name: string): string {
  return plain(new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '')
}

function fieldOf(attributes: string, type: string): Field {
  const [name, value] = [attribute(attributes, 'name'), attribute(attributes, 'value')]
  return { name, value, type, options: [], hidden: false }
}

function inputOf(attributes: string): Field {
  const type = attribute(attributes, 'type')
  const field = fieldOf(attributes, type)
  if (type === 'file') return { ...field, name: '' }
  const isBox = type === 'radio' || type === 'checkbox'
  return isBox && !/\bchecked\b/.test(attributes) ? { ...field, type: 'unchosen' } : field
}

function listOf(attributes: string, inner: string): Field {
  const options = [...inner.matchAll(/<option value="([^"]*)"( selected)?/g)]
  const value = options.find(([, , selected]) => selected)?.[1] ?? ''
  return { ...fieldOf(attributes, 'select'), value, options: options.map(([, each = '']) => each) }
}

function plain(text: string): string {
  const signs: Record<string, string> = { amp: '&', quot: '"', '#39': "'", lt: '<', gt: '>' }
  return text.replace(/&(amp|quot|#39|lt|gt);/g, (_, sign: string) => signs[sign] ?? '')
}
