import { describeProblem } from '../http/problem.ts'
import { Problem } from '../kernel/errors.ts'
import { carriedField, carry } from './carried-form.ts'
import type { PageCall } from './page.ts'

/**
 * Answers a form without a token of its browser, mostly since cookies were cleared; `isKnown`: it has its cookie. Nothing was
 * done, and nothing typed is lost: the page has a button that sends it again. Only for forms of our own pages: another site's
 * would be pressed with our token. Scripts are told by Problem: `auth.form`, or `auth.cookies` for a browser that keeps none.
 */
export async function sendAgain(call: PageCall<unknown>, isKnown: boolean): Promise<void> {
  const { ctx, form } = call
  const problem = new Problem(form.isCarried && !isKnown ? 'auth.cookies' : 'auth.form')
  if (ctx.accepts('json', 'html') !== 'html') throw problem
  await showAgain(call, problem, null)
}

/** Answers a form whose session ended while it was typed: the page has a way to log in, and a button that sends it after that. */
export function sendAfterLogin(call: PageCall<unknown>, login: string): Promise<void> {
  return showAgain(call, new Problem('auth.required'), login)
}

function showAgain(call: PageCall<unknown>, problem: Problem, login: string | null): Promise<void> {
  const { ctx, world, language, form, show } = call
  ctx.status = problem.status
  return show('send-again.njk', {
    problem: describeProblem(problem, world.words, language),
    login,
    action: ctx.url,
    carriedField,
    carried: carry(world, ctx.path, form.entries),
    files: form.files.map(({ field, filename }) => ({ field, filename })),
  })
}
