import * as http from 'node:http'
import * as https from 'node:https'
import { Problem } from '../../kernel/errors.ts'
import type { TraceHeaders } from '../../kernel/tracing.ts'
import { type FailureReason, reasonOfStatus, voiceFailure } from '../../speech/voice-failure.ts'

export interface SpeechPost {
  /**
   * The answer's body, still to be read; who reads it destroys it. Problem `audio.unavailable`, or the signal's reason.
   * A silence of the given length destroys the body with `silent`.
   */
  post(body: object, signal: AbortSignal | undefined): Promise<http.IncomingMessage>
  close(): Promise<void>
}

const provider = 'openai'
/**
 * node:http and not fetch: redirects are never followed with the key, and the connections are ours to close. How many ask
 * at a time is for the caller to say: the agent's own limit keeps requests that were given up and opens connections for them.
 */
export function speechPoster(
  baseUrl: string,
  key: string | undefined,
  silenceMs: number,
  traceHeaders: TraceHeaders = () => ({}),
): SpeechPost {
  const url = new URL(`${baseUrl.replace(/\/$/, '')}/audio/speech`)
  const { Agent, request } = url.protocol === 'https:' ? https : http
  const agent = new Agent({ keepAlive: true })

  return {
    post(body, signal) {
      const payload = Buffer.from(JSON.stringify(body))
      return new Promise((resolve, reject) => {
        const headers = {
          'Content-Type': 'application/json',
          'Content-Length': payload.length,
          ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
          ...traceHeaders(),
        }
        const asking = request(url, { method: 'POST', agent, headers, ...(signal ? { signal } : {}) })
        let answer: http.IncomingMessage | undefined
        asking.setTimeout(silenceMs, () => {
          const silent = voiceFailure(provider, 'silent')
          answer?.destroy(silent)
          asking.destroy(silent)
        })
        asking.on('error', (error: NodeJS.ErrnoException) => {
          if (signal?.aborted) reject(signal.reason)
          // The server closed a connection that had been idle, just as we took it up again: no failure of the voice.
          else if (asking.reusedSocket && !answer && error.code === 'ECONNRESET') resolve(this.post(body, signal))
          else reject(error instanceof Problem ? error : voiceFailure(provider, reasonOf(error)))
        })
        asking.on('response', (response) => {
          answer = response
          const refusal = refusalOf(response)
          if (!refusal) return resolve(response)
          response.destroy()
          reject(voiceFailure(provider, refusal))
        })
        asking.end(payload)
      })
    },
    async close() {
      agent.destroy()
    },
  }
}

function refusalOf({ statusCode = 0, headers }: http.IncomingMessage): FailureReason | undefined {
  if (statusCode !== 200) return reasonOfStatus(statusCode)
  // An error page with status 200 would be heard as noise.
  return /^(text\/|application\/(json|problem))/.test(headers['content-type'] ?? '') ? 'no_audio' : undefined
}

function reasonOf({ code }: NodeJS.ErrnoException): FailureReason {
  return code === 'ECONNRESET' || code === 'EPIPE' ? 'connection_lost' : 'unreachable'
}
