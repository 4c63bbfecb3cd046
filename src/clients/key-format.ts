import { newToken } from '../kernel/ids.ts'

const prefixes = { live: 'yk_live_', test: 'yk_test_' }
const shownAtTheEnd = 4

/** 256 random bits after a word that tells test from live, so that a key in the wrong place is seen, and found by scanners. */
export function newApiKey(isTest: boolean): string {
  return `${isTest ? prefixes.test : prefixes.live}${newToken()}`
}

/** Keys of before have no such beginning. */
export function looksLikeKey(token: string): boolean {
  return Object.values(prefixes).some((prefix) => token.startsWith(prefix))
}

/** What a call is signed with; it never travels. */
export function newSigningSecret(): string {
  return `ys_${newToken()}`
}

/** Its first and last characters: enough to know it by, too little to use. */
export function hintOf(key: string): string {
  const prefix = Object.values(prefixes).find((each) => key.startsWith(each)) ?? ''
  return `${prefix}…${key.slice(-shownAtTheEnd)}`
}
