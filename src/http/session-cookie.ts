import type { Context } from 'koa'

/** `__Host-` needs https; the demonstration runs on plain http and drops the prefix with `Secure`. */
function cookieName(secure: boolean): string {
  return secure ? '__Host-session' : 'session'
}

export function readSessionCookie(ctx: Pick<Context, 'cookies'>, secure: boolean): string | undefined {
  return ctx.cookies.get(cookieName(secure))
}

export function writeSessionCookie(
  ctx: Pick<Context, 'cookies'>,
  secure: boolean,
  token: string,
  expiresAt: Date,
): void {
  allowSecure(ctx, secure)
  ctx.cookies.set(cookieName(secure), token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure,
    expires: expiresAt,
    overwrite: true,
  })
}

export function clearSessionCookie(ctx: Pick<Context, 'cookies'>, secure: boolean): void {
  allowSecure(ctx, secure)
  ctx.cookies.set(cookieName(secure), null, { httpOnly: true, sameSite: 'lax', path: '/', secure, overwrite: true })
}

/** In production TLS ends before this process: the connection here is plain, the browser's is not. */
function allowSecure(ctx: Pick<Context, 'cookies'>, secure: boolean): void {
  if (secure) ctx.cookies.secure = true
}
