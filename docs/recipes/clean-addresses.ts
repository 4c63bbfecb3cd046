// Every night: one address a line in, `code`, `what is sure`, `detail`, `the line` out, as tab-separated values.
// BASE_URL=… API_KEY=… node docs/recipes/clean-addresses.ts < addresses.txt > cleaned.tsv
import { createInterface } from 'node:readline'
import { ApiProblem } from '../../src/client/api-problem.ts'
import { openClient } from '../../src/client/client.ts'

const { BASE_URL = '', API_KEY = '' } = process.env
const client = openClient({ baseUrl: BASE_URL, token: API_KEY })
/** A few at a time: the minute of a key has 120 calls unless another limit was agreed. */
const atOnce = 4

async function clean(address: string): Promise<string> {
  try {
    const { code, confidence, detail } = await parse(address)
    return [code ?? '', confidence, detail, address].join('\t')
  } catch (error) {
    // One line that cannot be read does not end the night.
    if (error instanceof ApiProblem && error.status === 400) return ['', error.code, '', address].join('\t')
    throw error
  }
}

/** Nothing is changed by asking, so it may be asked again when the minute is over. */
async function parse(address: string): ReturnType<typeof client.call<'POST /v1/divisions/parse-address'>> {
  for (;;) {
    try {
      return await client.call('POST /v1/divisions/parse-address', { body: { address } })
    } catch (error) {
      const isPassing = error instanceof ApiProblem && (error.status === 429 || error.status === 503)
      if (!isPassing) throw error
      // Of a day that is used up, the rest is for tomorrow.
      if ((error.retryAfterMs ?? 0) > 60_000) throw error
      await new Promise((resolve) => setTimeout(resolve, error.retryAfterMs ?? 1000))
    }
  }
}

const lines: string[] = []
for await (const line of createInterface({ input: process.stdin })) if (line.trim() !== '') lines.push(line.trim())
for (let from = 0; from < lines.length; from += atOnce) {
  const cleaned = await Promise.all(lines.slice(from, from + atOnce).map(clean))
  process.stdout.write(`${cleaned.join('\n')}\n`)
}
