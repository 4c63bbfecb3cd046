import type { Context } from 'koa'

type WithCookies = Pick<Context, 'cookies'>

/** A cookie of this host alone, which no script reads. `secure`: in production. */
export interface HostCookie {
  read(ctx: WithCookies, secure: boolean): string | undefined
  write(ctx: WithCookies, secure: boolean, value: string, expiresAt: Date): void
  clear(ctx: WithCookies, secure: boolean): void
}

/** `__Host-` needs https; the demonstration runs on plain http and drops the prefix with `Secure`. */
export function hostCookie(name: string): HostCookie {
  const fullName = (secure: boolean) => (secure ? `__Host-${name}` : name)
  const options = (secure: boolean) =>
    ({ httpOnly: true, sameSite: 'lax', path: '/', secure, overwrite: true }) as const
  return {
    read: (ctx, secure) => ctx.cookies.get(fullName(secure)),
    write(ctx, secure, value, expires) {
      allowSecure(ctx, secure)
      ctx.cookies.set(fullName(secure), value, { ...options(secure), expires })
    },
    clear(ctx, secure) {
      allowSecure(ctx, secure)
      ctx.cookies.set(fullName(secure), null, options(secure))
    },
  }
}

/** In production TLS ends before this process: the connection here is plain, the browser's is not. */
function allowSecure(ctx: WithCookies, secure: boolean): void {
  if (secure) ctx.cookies.secure = true
}
