import { bodyParser } from '@koa/bodyparser'
import type Router from '@koa/router'
import type { RouterContext, RouterMiddleware } from '@koa/router'
import { Citizen } from '../../models/citizen.ts'
import { countUnread } from '../cases/inbox.ts'
import { answerInStages, type TellLine, wantsStages } from '../http/answer-in-stages.ts'
import type { HttpWorld } from '../http/http-world.ts'
import { type NamedFile, readMultipart, type UploadShape } from '../http/multipart.ts'
import { describeProblem, type ProblemDocument } from '../http/problem.ts'
import type { RequestState } from '../http/request-state.ts'
import type { UploadedFile } from '../http/route.ts'
import { Problem, type ProblemCode } from '../kernel/errors.ts'
import type { Language } from '../kernel/words.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { displayCookie, readDisplay } from './display.ts'
import type { Render } from './templates.ts'

type PageContext = RouterContext<RequestState>

/** A form as it was posted: the last value of each name, all values where several may be ticked, its files. */
export interface PostedForm {
  /** All of it, in the order sent. */
  entries: [name: string, value: string][]
  value(name: string): string
  values(name: string): string[]
  /** The one photo of a form that takes no other files. */
  file: UploadedFile | undefined
  /** Without the choices that were not made. */
  files: NamedFile[]
}

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
}

function admits(access: Access, { kind }: RequestState['actor']): boolean {
  if (access === 'session') return kind === 'citizen' || kind === 'staff'
  return access === 'public' || access === kind
}

/** A form that was filled in without a network comes in one piece: twenty members of a household, each sign encoded in nine. */
const maxFormBytes = 256 * 1024
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
    handle(call: PageCall<ActorOf<A>>): Promise<void>
  },
): void {
  const handler: DeclaredPage = async (ctx) => {
    ctx.state.routeName = spec.path
    const { actor, language } = ctx.state
    if (!admits(spec.access, actor)) {
      const login = spec.access === 'staff' ? '/staff/login' : '/login'
      ctx.redirect(ctx.method === 'GET' ? `${login}?next=${encodeURIComponent(ctx.path)}` : login)
      return
    }
    if (spec.allow && !spec.allow(actor as ActorOf<A>)) throw new Problem('auth.forbidden')
    ctx.set('Cache-Control', 'no-store')
    const form = spec.method === 'post' ? await readForm(ctx, spec.upload) : emptyForm
    const work = async (tell?: TellLine): Promise<Outcome> => {
      let outcome: Outcome = {}
      try {
        await spec.handle({
          ctx,
          world: tools.world,
          language,
          actor: actor as ActorOf<A>,
          params: ctx.params,
          form,
          tell,
          async show(template, data = {}) {
            outcome = { page: tools.render(template, language, { ...(await frameOf(ctx)), ...data }) }
          },
          redirect: (to) => {
            outcome = { to }
          },
        })
        return outcome
      } finally {
        for (const { bytes } of form.files) bytes.fill(0)
      }
    }
    if (spec.isTold && wantsStages(ctx, 'html')) await answerInStages(ctx, work)
    else answerWith(ctx, await work())
  }
  handler.access = spec.access
  if (spec.method === 'get') router.get(spec.path, handler)
  else router.post(spec.path, formParser, handler)
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

const parseUrlencoded = bodyParser({
  // As text: the parser's own reading of forms takes a dot in a name for a nested object.
  enableTypes: ['text'],
  extendTypes: { text: ['application/x-www-form-urlencoded'] },
  textLimit: maxFormBytes,
  onError: (error) => {
    throw error
  },
}) as unknown as RouterMiddleware<RequestState>

const formParser: RouterMiddleware<RequestState> = (ctx, next) =>
  ctx.is('multipart') ? next() : parseUrlencoded(ctx, next)

const emptyForm: PostedForm = { entries: [], value: () => '', values: () => [], file: undefined, files: [] }

async function readForm(ctx: PageContext, upload: UploadShape | undefined): Promise<PostedForm> {
  let posted: [string, string][]
  let files: NamedFile[] = []
  if (ctx.is('multipart')) {
    if (upload === undefined) throw new Problem('request.media_type')
    const multipart = await readMultipart(ctx.req, upload)
    posted = multipart.fields
    files = multipart.files.filter(({ bytes }) => bytes.length > 0)
  } else {
    const { body } = ctx.request as { body?: unknown }
    posted = [...new URLSearchParams(typeof body === 'string' ? body : '')]
  }
  const entries = posted.map(([name, value]): [string, string] => [name, storable(value)])
  const values = (name: string) => entries.filter(([each]) => each === name).map(([, value]) => value)
  return { entries, values, value: (name) => values(name).at(-1) ?? '', file: files[0], files }
}

/** What no keyboard types and no database keeps is left out: zero bytes, halves of a character. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
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
