import { Readable } from 'node:stream'
import { z } from 'zod'
import { Problem } from '../../../kernel/errors.ts'
import type { Actor } from '../../../policies/actor.ts'
import type { HttpWorld } from '../../http-world.ts'
import { reachOf } from '../../reach.ts'
import { type Route, route } from '../../route.ts'
import { voiceList, voiceName } from '../public/notices.ts'

const formats = ['mp3', 'opus', 'flac', 'wav', 'pcm'] as const
type Format = (typeof formats)[number]

const speechRequest = z.strictObject({
  model: z.string().max(100).optional().meta({ description: 'Accepted for compatibility; the voice decides' }),
  input: z.string().meta({ examples: ['您好，请听。'] }),
  voice: z
    .union([voiceName, z.strictObject({ id: voiceName })])
    .optional()
    .meta({ description: 'One of ours; names of OpenAI’s mean the default voice' }),
  response_format: z
    .enum(['mp3', 'opus', 'aac', 'flac', 'wav', 'pcm'])
    .default('mp3')
    .meta({ description: 'aac is refused with `audio.format_unsupported`' }),
  speed: z.number().min(0.25).max(4).default(1),
  stream_format: z.enum(['audio', 'sse']).default('audio'),
  instructions: z.string().max(4096).optional().meta({ description: 'Accepted for compatibility; not used' }),
})

/** Clients read it without asking whether it is there. */
const noTokens = { input_tokens: 0, output_tokens: 0, total_tokens: 0 }

const span = z.tuple([z.int(), z.int()])

/** Names of the OpenAI voices mean "the default voice here", so that a client need not change its own. */
const foreignVoices = [
  ...['alloy', 'ash', 'ballad', 'coral', 'echo', 'fable', 'onyx', 'nova', 'sage', 'shimmer', 'verse'],
  ...['marin', 'cedar'],
]

export function speechRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/audio/voices',
      tag: 'voice',
      summary: 'Who can speak',
      access: 'public',
      cache: 'revalidate',
      answers: { 200: { description: 'Voices', schema: voiceList } },
      problems: [],
      handle: async () => ({ body: { items: world.speech.voices() } }),
    }),
    route({
      method: 'post',
      path: '/v1/audio/speech',
      tag: 'voice',
      summary: 'Speak a text (as OpenAI clients ask for it)',
      access: { scope: 'tts:write' },
      body: speechRequest,
      answers: {
        200: {
          description:
            'Audio, streamed sentence by sentence; Opus comes in Ogg. X-Voice-Provider names who spoke the first: when the daily budget of the key for paid voices is spent, the embedded voice',
          contentType: 'audio/mpeg',
          alsoTypes: ['audio/ogg', 'audio/flac', 'audio/wav', 'audio/pcm', 'text/event-stream'],
        },
      },
      problems: [
        'audio.input_empty',
        'audio.input_too_long',
        'audio.voice_unknown',
        'audio.format_unsupported',
        'audio.busy',
        'audio.unavailable',
      ],
      async handle({ actor, body, signal }) {
        // Citizens hear notices, catalogue texts, receipts and their own cases, each by its own address.
        if (actor.kind === 'citizen') throw new Problem('auth.forbidden')
        const format = formats.find((known): known is Format => known === body.response_format)
        if (format === undefined) throw new Problem('audio.format_unsupported')
        await world.spendQuota(actor, { characters: [...body.input].length })
        const { provider, contentType, chunks } = await reachOf(world, actor).speech.speak({
          text: body.input,
          speed: body.speed,
          format,
          signal,
          ...payerOf(actor),
          ...voiceOf(body.voice),
        })
        const headers = { 'X-Voice-Provider': provider }
        if (body.stream_format === 'audio') {
          return {
            body: Readable.from(chunks, { objectMode: false }),
            headers: { ...headers, 'Content-Type': contentType },
          }
        }
        return { body: Readable.from(asEvents(chunks)), headers: { ...headers, 'Content-Type': 'text/event-stream' } }
      },
    }),
    route({
      method: 'post',
      path: '/v1/audio/spoken-form',
      tag: 'voice',
      summary: 'How a text is said: words, syllables, sentences',
      access: { scope: 'tts:write' },
      body: z.strictObject({
        input: z
          .string()
          .min(1)
          .meta({ examples: ['请于2026年11月23日前答复。'] }),
      }),
      answers: {
        200: {
          description: 'The spoken form, with spans from the written to the spoken text',
          schema: z.object({
            spoken: z.string(),
            spans: z.array(z.object({ from: span, to: span })),
            syllables: z.array(z.object({ text: z.string(), pinyin: z.string() })),
            sentences: z.array(z.object({ index: z.int(), text: z.string(), spoken: z.string() })),
          }),
        },
      },
      problems: ['audio.input_too_long'],
      handle: async ({ body }) => ({ body: world.speech.spokenForm(body.input) }),
    }),
  ]
}

function voiceOf(asked: string | { id: string } | undefined): { voice?: string } {
  const id = typeof asked === 'object' ? asked.id : asked
  return id === undefined || foreignVoices.includes(id) ? {} : { voice: id }
}

/** Whose daily budget pays for voices that cost money. */
function payerOf(actor: Actor): { payer?: string } {
  if (actor.kind === 'client') return { payer: `client:${actor.clientId}` }
  return actor.kind === 'staff' ? { payer: `staff:${actor.staffId}` } : {}
}

/** The events of OpenAI's `stream_format: sse`. Nobody counts tokens here: limits are by characters. */
async function* asEvents(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  for await (const chunk of chunks) {
    yield `data: ${JSON.stringify({ type: 'speech.audio.delta', audio: Buffer.from(chunk).toString('base64') })}\n\n`
  }
  yield `data: ${JSON.stringify({ type: 'speech.audio.done', usage: noTokens })}\n\n`
}
