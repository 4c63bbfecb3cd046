import { hostCookie } from './host-cookie.ts'

export const { read: readSessionCookie, write: writeSessionCookie, clear: clearSessionCookie } = hostCookie('session')
