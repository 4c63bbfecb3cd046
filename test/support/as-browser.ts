/** What a browser brings along once it has seen a page: its cookie, and the token that stands in the page's forms. */
export interface Browser {
  /** `browser=…` */
  cookie: string
  token: string
}

const browsers = new Map<string, Promise<Browser>>()

/** A browser that has just opened a page of the service for the first time. */
export async function newBrowser(baseUrl: string): Promise<Browser> {
  const page = await fetch(`${baseUrl}/login`)
  const cookie = page.headers.getSetCookie().find((each) => each.startsWith('browser='))
  return { cookie: cookie?.split(';')[0] ?? '', token: tokenIn(await page.text()) }
}

/** The token of a page's first form; empty when it has none. */
export function tokenIn(html: string): string {
  return /<input type="hidden" name="form-token" value="([^"]+)">/.exec(html)?.[1] ?? ''
}

/** Headers of a form that a page of the service sends, with this session if there is one. */
export async function formHeaders(baseUrl: string, session?: string): Promise<Record<string, string>> {
  const known = browsers.get(baseUrl) ?? newBrowser(baseUrl)
  browsers.set(baseUrl, known)
  const { cookie, token } = await known
  const cookies = session === undefined ? cookie : `session=${session}; ${cookie}`
  return { cookie: cookies, 'form-token': token, 'sec-fetch-site': 'same-origin' }
}
