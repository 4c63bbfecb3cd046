import { formHeaders } from './as-browser.ts'
import { service } from './service.ts'

export interface PageAnswer {
  status: number
  /** Where a form leads when it went through. */
  location: string
  html: string
}

type Fields = Record<string, string> | [name: string, value: string][]

/** Opens a page as whoever has the session, without a browser. */
export function openPage(token: string, path: string): Promise<PageAnswer> {
  return ask(token, path, {})
}

/** Posts a form as its page would. */
export function postPage(token: string, path: string, fields: Fields = {}): Promise<PageAnswer> {
  return ask(token, path, { method: 'POST', body: new URLSearchParams(fields) })
}

/** The text of a fault at a field, tags taken out; empty when there is none. */
export function faultAt({ html }: PageAnswer, field: string): string {
  const [, text = ''] = new RegExp(`id="${field}-fault"[^>]*>([^<]*)<`).exec(html) ?? []
  return text
}

async function ask(token: string, path: string, request: RequestInit): Promise<PageAnswer> {
  const { baseUrl } = await service()
  const answer = await fetch(`${baseUrl}${path}`, {
    ...request,
    redirect: 'manual',
    headers: { ...(await formHeaders(baseUrl, token)), 'accept-language': 'zh-CN' },
  })
  const location = answer.headers.get('location') ?? ''
  return { status: answer.status, location, html: await answer.text() }
}
