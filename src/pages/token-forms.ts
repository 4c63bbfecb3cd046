/** The name under which every form of a page brings its token. */
export const formTokenField = 'form-token'

const startOfForm = /<form\b(?:"[^"]*"|'[^']*'|[^"'>])*>/gi

/**
 * Puts the token first into every form of a page that posts: the one place where it is done. The HTML is ours; what people
 * typed is escaped in it. Pages that are the same for everybody have no token.
 */
export function withFormToken(html: string, token: unknown): string {
  if (typeof token !== 'string' || token === '') return html
  const field = `<input type="hidden" name="${formTokenField}" value="${token}">`
  return html.replace(startOfForm, (start) => (/\smethod="post"/i.test(start) ? start + field : start))
}
