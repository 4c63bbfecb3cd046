import { defaultBodyLimit } from './guard.ts'
import type { Route } from './route.ts'

const kib = 1024
/** What a call of a key uses up beside itself, by scope. */
const alsoCounted: Record<string, string> = {
  'ocr:write': ', `bytesPerDay` and `pixelsPerDay`',
  'tts:write': ' and `charactersPerDay`',
}

/** What size and how many, beside the limit by address that is everywhere. */
export function describeLimits({ access, body, bodyLimit = defaultBodyLimit, upload }: Route): string[] {
  const told: string[] = []
  if (upload) told.push(`Files of ${upload.maxBytes / kib} KiB together at most.`)
  else if (body) told.push(`A body of ${bodyLimit / kib} KiB at most.`)
  if (typeof access === 'object')
    told.push(`Of a key it counts by \`callsPerMinute\`, \`callsPerDay\`${alsoCounted[access.scope] ?? ''}.`)
  return told
}
