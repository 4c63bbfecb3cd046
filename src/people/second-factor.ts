import { Secret, TOTP } from 'otpauth'

/** RFC 6238 as every authenticator has it: six digits, thirty seconds, SHA-1. */
const period = 30
/** A clock that is half a minute off is still a clock. */
const window = 1
const secretBytes = 20

function totp(secret: string, username = ''): TOTP {
  return new TOTP({ issuer: '防返贫申请平台', label: username, secret: Secret.fromBase32(secret), period })
}

export function newSecret(): string {
  return new Secret({ size: secretBytes }).base32
}

/** What an authenticator takes in, typed or as a QR code: `otpauth://totp/…`. */
export function secretAddress(secret: string, username: string): string {
  return totp(secret, username).toString()
}

/** The step (half minutes since 1970) that a code belongs to; null when it is wrong. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: now.getTime(), window })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta
}
