import { z } from 'zod'
import { presentVoices } from '../../../cases/present-voices.ts'
import { type NoticeReading, readNotice } from '../../../cases/read-notice.ts'
import { openListening } from '../../../cases/record-listening.ts'
import { unlessAway } from '../../../db/passing.ts'
import { say } from '../../../speech/say.ts'
import { cuesToVtt } from '../../../speech/vtt.ts'
import { answerAudio } from '../../answer-audio.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Call, type Route, route } from '../../route.ts'
import { said, serviceParams } from '../../schemas.ts'

const voiceSchema = z
  .object({
    id: z.string(),
    provider: z.string(),
    language: z.string(),
    gender: z.string(),
    sampleRate: z.int(),
    marks: z.enum(['word', 'sentence', 'none']),
    default: z.boolean(),
    name: z.string().optional().meta({ description: 'Who reads, in the language of the caller' }),
  })
  .meta({ id: 'Voice' })
export const voiceList = z.object({ items: z.array(voiceSchema) })

export const voiceName = z.string().min(1).max(64)
const audioQuery = z.strictObject({
  voice: voiceName.optional(),
  version: z.string().min(1).max(40).optional(),
})
type AudioCall = Pick<
  Call<'public', z.output<typeof serviceParams>, z.output<typeof audioQuery>, unknown>,
  'params' | 'query' | 'language' | 'actor'
>

const cue = z.object({
  index: z.int(),
  startMs: z.number(),
  endMs: z.number(),
  words: z.array(z.record(z.string(), z.unknown())).optional(),
})

export function noticeRoutes(world: HttpWorld): Route[] {
  /** The reading that was asked for; with it begins the listening of a citizen, unless the database is away: it plays all the same. */
  async function begin({ params, query, language, actor }: AudioCall): Promise<NoticeReading> {
    const reading = await readNotice(world, params.serviceId, query, language)
    const { serviceId, version } = reading.notice
    if (actor.kind === 'citizen') {
      await unlessAway(openListening(world, { actor, serviceId, version }, language), undefined)
    }
    return reading
  }
  const problems = [
    'service.not_found',
    'notice.not_found',
    'audio.voice_unknown',
    'audio.busy',
    'audio.unavailable',
  ] as const
  const common = { tag: 'catalogue', access: 'public', cache: 'revalidate', params: serviceParams } as const
  return [
    route({
      ...common,
      method: 'get',
      path: '/v1/services/{serviceId}/notice',
      summary: 'The notice, sentence by sentence',
      answers: {
        200: {
          description: 'The notice',
          schema: z.object({
            version: z.string(),
            title: said,
            sentences: z.array(z.object({ index: z.int(), text: z.string(), speech: z.string() })),
            agreement: said,
            voices: z.array(voiceSchema),
          }),
        },
      },
      problems: ['service.not_found'],
      async handle({ params, language }) {
        const notice = world.catalogue.notice(params.serviceId)
        const { version, text } = notice
        return {
          body: {
            version,
            title: say(text[language].title, language),
            sentences: text[language].sentences.map((sentence, index) => ({ index, ...say(sentence, language) })),
            agreement: say(world.words(language, 'pages:notice.agreement'), language),
            voices: await presentVoices(world, notice, language),
          },
        }
      },
    }),
    route({
      ...common,
      method: 'get',
      path: '/v1/services/{serviceId}/notice/audio',
      summary: 'The notice, spoken',
      query: audioQuery,
      answers: {
        200: { description: 'MP3', contentType: 'audio/mpeg' },
        206: { description: 'A part of it', contentType: 'audio/mpeg' },
        416: { description: 'The range lies outside' },
      },
      problems: [...problems],
      async handle(call) {
        return answerAudio(await (await begin(call)).audio(), call.headers)
      },
    }),
    route({
      ...common,
      method: 'get',
      path: '/v1/services/{serviceId}/notice/cues.json',
      summary: 'When each sentence is spoken',
      query: audioQuery,
      answers: {
        200: {
          description: 'Cues in milliseconds of the audio of the same voice and version',
          schema: z.object({ version: z.string(), voice: z.string(), durationMs: z.number(), sentences: z.array(cue) }),
        },
      },
      problems: [...problems],
      async handle(call) {
        const { notice, voice, durationMs, cues } = await begin(call)
        return { body: { version: notice.version, voice, durationMs, sentences: cues } }
      },
    }),
    route({
      ...common,
      method: 'get',
      path: '/v1/services/{serviceId}/notice/cues.vtt',
      summary: 'The same as WebVTT',
      query: audioQuery,
      answers: { 200: { description: 'WebVTT', contentType: 'text/vtt' } },
      problems: [...problems],
      async handle({ params, query, language }) {
        const { sentences, cues } = await readNotice(world, params.serviceId, query, language)
        return { body: cuesToVtt(cues, sentences), headers: { 'Content-Type': 'text/vtt; charset=utf-8' } }
      },
    }),
  ]
}
