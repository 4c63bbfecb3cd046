import type Router from '@koa/router'
import type { RouterContext, RouterMiddleware } from '@koa/router'
import { Citizen } from '../../models/citizen.ts'
import { countUnread } from '../cases/inbox.ts'
import { answerInStages, type TellLine, wantsStages } from '../http/answer-in-stages.ts'
import type { FormTokens } from '../http/form-tokens.ts'
import type { HttpWorld } from '../http/http-world.ts'
import type { UploadShape } from '../http/multipart.ts'
import { describeProblem, type ProblemDocument } from '../http/problem.ts'
import type { RequestState } from '../http/request-state.ts'
import { isSameOrigin } from '../http/same-origin.ts'
import { Problem, type ProblemCode } from '../kernel/errors.ts'
import type { Language } from '../kernel/words.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { uncarried } from './carried-form.ts'
import { displayCookie, readDisplay } from './display.ts'
import { emptyForm, formParser, maxFormBytes, type PostedForm, readForm } from './posted-form.ts'
import { sendAfterLogin, sendAgain } from './send-again.ts'
import type { Render } from './templates.ts'

type PageContext = RouterContext<RequestState>

export interface PageCall<A> {
  ctx: PageContext
  world: HttpWorld
  language: Language
  actor: A
  params: Record<string, string>
  form: PostedForm
  /** Tells how far the work is, to a script that asked for it of a page that `isTold`. */
  tell: TellLine | undefined
  show(template: string, data?: Record<string, unknown>): Promise<void>
  redirect(to: string): void
}

export interface PageTools {
  world: HttpWorld
  render: Render
  secureCookies: boolean
  tokens: FormTokens
}

function admits(access: Access, { kind }: RequestState['actor']): boolean {
  if (access === 'session') return kind === 'citizen' || kind === 'staff'
  return access === 'public' || access === kind
}

/** One photo. */
export const photoUpload: UploadShape = { field: 'image', maxBytes: 12 * 1024 * 1024 }

/** `session`: citizens and staff alike. */
type Access = 'public' | 'citizen' | 'staff' | 'session'
type ActorOf<A extends Access> = A extends 'citizen'
  ? CitizenActor
  : A extends 'staff'
    ? StaffActor
    : A extends 'session'
      ? CitizenActor | StaffActor
      : RequestState['actor']

/** The router can be asked who may open what stands in it. */
export type DeclaredPage = RouterMiddleware<RequestState> & { access?: Access }

/** Declares a page: who may open it, and what a form posted to it brings. Whoever must log in first is sent to do so. */
export function page<A extends Access>(
  router: Router<RequestState>,
  tools: PageTools,
  spec: {
    method: 'get' | 'post'
    path: string
    access: A
    /** Who of them: asked before the form is read. */
    allow?(actor: ActorOf<A>): boolean
    /** The files that its form brings; none are taken unless told. */
    upload?: UploadShape
    /** Whether its work is told by stages to a script that asks for them; the last of them brings the page. */
    isTold?: boolean
    /** Speaks, or changes how pages look: asked for also by pages that are the same for everybody, which hold no token. */
    tokenless?: boolean
    handle(call: PageCall<ActorOf<A>>): Promise<void>
  },
): void {
  const handler: DeclaredPage = async (ctx) => {
    ctx.state.routeName = spec.path
    const { actor } = ctx.state
    if (!admits(spec.access, actor)) {
      const login = spec.access === 'staff' ? '/staff/login' : '/login'
      if (await isKeptForLogin(ctx, tools, login, spec.upload)) return
      ctx.redirect(ctx.method === 'GET' ? `${login}?next=${encodeURIComponent(ctx.path)}` : login)
      return
    }
    if (spec.allow && !spec.allow(actor as ActorOf<A>)) throw new Problem('auth.forbidden')
    ctx.set('Cache-Control', 'no-store')
    if (spec.method === 'post' && isOfBrowser(ctx) && !isSameOrigin(ctx)) throw new Problem('auth.origin')
    const posted = spec.method === 'post' ? await readForm(ctx, spec.upload) : emptyForm
    const needsToken = spec.method === 'post' && !spec.tokenless && isOfBrowser(ctx)
    const isProved = !needsToken || tools.tokens.accepts(ctx, posted.token)
    const work = async (tell?: TellLine): Promise<Outcome> => {
      try {
        const outcome: Outcome = {}
        const call = callOf<ActorOf<A>>(ctx, tools, uncarried(tools.world, ctx.path, posted), { tell, outcome })
        if (isProved) await spec.handle(call)
        else await sendAgain(call, tools.tokens.knows(ctx))
        return outcome
      } finally {
        for (const { bytes } of posted.files) bytes.fill(0)
      }
    }
    if (isProved && spec.isTold && wantsStages(ctx, 'html')) await answerInStages(ctx, work)
    else answerWith(ctx, await work())
  }
  handler.access = spec.access
  if (spec.method === 'get') router.get(spec.path, handler)
  else router.post(spec.path, formParser, handler)
}

/** A form of ours whose session is over comes back with what was typed. One with a photo is too much to read for nobody. */
async function isKeptForLogin(
  ctx: PageContext,
  tools: PageTools,
  login: string,
  upload?: UploadShape,
): Promise<boolean> {
  const { length } = ctx.request
  const isWanted = ctx.method === 'POST' && ctx.state.actor.kind === 'anonymous' && isSameOrigin(ctx)
  if (!isWanted || length === undefined || length > maxFormBytes || (ctx.is('multipart') && !upload)) return false
  const posted = await readForm(ctx, upload)
  for (const { bytes } of posted.files) bytes.fill(0)
  if (posted.entries.length === 0 || !tools.tokens.accepts(ctx, posted.token)) return false
  const outcome: Outcome = {}
  const form = uncarried(tools.world, ctx.path, posted)
  await sendAfterLogin(callOf(ctx, tools, form, { tell: undefined, outcome }), login)
  answerWith(ctx, outcome)
  return true
}

/** What a page's handler came to; nothing where it has answered by itself. */
type Outcome = { page?: string; to?: string }

function answerWith(ctx: PageContext, { page, to }: Outcome): void {
  if (page !== undefined) {
    ctx.type = 'html'
    ctx.body = page
  } else if (to !== undefined) {
    ctx.status = 303
    ctx.redirect(to)
  }
}

function callOf<A>(
  ctx: PageContext,
  { world, render, tokens }: PageTools,
  form: PostedForm,
  { tell, outcome }: { tell: TellLine | undefined; outcome: Outcome },
): PageCall<A> {
  const { actor, language } = ctx.state
  return {
    ctx,
    world,
    language,
    // Admitted, the actor is of the kind that the page names.
    actor: actor as A,
    params: ctx.params,
    form,
    tell,
    async show(template, data = {}) {
      const frame = await frameOf(ctx)
      outcome.page = render(template, language, { ...frame, formToken: tokens.issue(ctx), ...data })
    },
    redirect(to) {
      outcome.to = to
    },
  }
}

/** Nobody else's page can make a browser send a bearer token. */
function isOfBrowser(ctx: PageContext): boolean {
  return ctx.get('authorization') === ''
}

/** What the frame of every page shows: who is here, and whether there is news. */
async function frameOf(ctx: PageContext): Promise<Record<string, unknown>> {
  const { actor } = ctx.state
  const frame = { actor, path: ctx.path, display: readDisplay(ctx.cookies.get(displayCookie)) }
  if (actor.kind !== 'citizen') return { ...frame, unread: 0 }
  const [unread, citizen] = await Promise.all([countUnread(actor.citizenId), Citizen.findByPk(actor.citizenId)])
  return { ...frame, unread, citizen }
}

/** Refusals that are about one entry: the summary leads there. */
const entryOf: { [code in ProblemCode]?: string } = {
  'auth.code_wrong': 'code',
  'auth.code_expired': 'code',
  'agreement.code_wrong': 'agreement.code',
  'agreement.code_expired': 'agreement.code',
}

/** A problem as the error summary of a form shows it; what is not the sender's to mend is thrown on. */
export function problemForForm(
  { world, language }: Pick<PageCall<unknown>, 'world' | 'language'>,
  error: unknown,
): ProblemDocument {
  if (!(error instanceof Problem) || (error.status >= 500 && error.status !== 503)) throw error
  const problem = describeProblem(error, world.words, language)
  const { code, detail, speech } = problem
  const path = entryOf[error.code]
  return path === undefined ? problem : { ...problem, errors: [{ path, code, detail, speech }] }
}
