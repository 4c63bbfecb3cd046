import type { Context } from 'koa'

/** Whether the browser says that the request comes from our own pages; those that do not send Sec-Fetch-Site are asked for Origin. */
export function isSameOrigin(ctx: Pick<Context, 'get' | 'host'>): boolean {
  const fetchSite = ctx.get('sec-fetch-site')
  if (fetchSite !== '') return fetchSite === 'same-origin'
  const origin = ctx.get('origin')
  if (origin === '') return false
  try {
    return new URL(origin).host === ctx.host
  } catch {
    return false
  }
}
