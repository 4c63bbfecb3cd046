import { createHash } from 'node:crypto'

/** SM3 (GB/T 32905-2016) in hexadecimal; text as UTF-8. */
export function sm3(content: string | Uint8Array): string {
  return createHash('sm3').update(content).digest('hex')
}
