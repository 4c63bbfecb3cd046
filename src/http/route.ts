import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { ProblemCode } from '../kernel/errors.ts'
import type { Language } from '../kernel/words.ts'
import type { Actor, CitizenActor, Scope, StaffActor } from '../policies/actor.ts'
import type { TellLine } from './answer-in-stages.ts'
import type { NamedFile, UploadShape } from './multipart.ts'

/** Who may call: anybody, a citizen, staff, either of them, or a session or an API key with the scope. */
export type Access = 'public' | 'citizen' | 'staff' | 'session' | { scope: Scope }

export type ActorFor<A extends Access> = A extends 'citizen'
  ? CitizenActor
  : A extends 'staff'
    ? StaffActor
    : A extends 'session'
      ? CitizenActor | StaffActor
      : Actor

export interface UploadedFile {
  bytes: Buffer
  /** As the client called it; never a path for us. */
  filename: string
  mimeType: string
}

export interface Call<A extends Access, P, Q, B> {
  actor: ActorFor<A>
  params: P
  query: Q
  body: B
  /** The one file of a multipart route. */
  file: UploadedFile | undefined
  /** All files of a route that takes several. */
  files: NamedFile[]
  headers: IncomingHttpHeaders
  method: string
  language: Language
  address: string
  /** Aborts when the caller leaves. */
  signal: AbortSignal
  /** Tells a stage as it begins, to a caller who asked for them of a route that has some. */
  tell: TellLine | undefined
}

export interface Answer {
  status?: number
  /** JSON unless it is bytes or a stream. */
  body?: object | Buffer | Readable | string
  headers?: Record<string, string>
}

export interface AnswerSpec {
  description: string
  schema?: z.ZodType
  contentType?: string
  /** What it may come as instead. */
  alsoTypes?: readonly string[]
  /** Of one line of what is told before it, to those who ask for it by stages. */
  stage?: z.ZodType
}

export interface RouteSpec<
  A extends Access = Access,
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
> {
  method: 'get' | 'post' | 'put' | 'delete'
  path: `/${string}`
  tag: string
  summary: string
  access: A
  /** Who of them: asked before the body is read, so that large uploads are not taken from anybody else. */
  allow?(actor: ActorFor<A>): boolean
  /** Throws what the call would come to whatever it brings: asked before the body is read, when there is too much to do. */
  refuse?(actor: ActorFor<A>): void
  params?: P
  query?: Q
  body?: B
  headers?: z.ZodObject
  /** Most bytes of a JSON body; 64 KiB unless told. */
  bodyLimit?: number
  /** Multipart with the files of this shape; other fields are validated by `body`. */
  upload?: UploadShape
  /** Personal or momentary answers are never kept by caches; `public` ones may be asked again by ETag. */
  cache?: 'no-store' | 'revalidate'
  answers: Record<number, AnswerSpec>
  problems: ProblemCode[]
  handle(call: Call<A, z.output<P>, z.output<Q>, z.output<B>>): Promise<Answer>
}

/** A route with its types told; only the shape of the data matters to whoever mounts it. */
export type Route = RouteSpec<Access, z.ZodType, z.ZodType, z.ZodType>

export function route<A extends Access, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  spec: RouteSpec<A, P, Q, B>,
): Route {
  return spec as unknown as Route
}
