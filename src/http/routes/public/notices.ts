import { z } from 'zod'
import { recordListening } from '../../../cases/record-listening.ts'
import { Problem } from '../../../kernel/errors.ts'
import type { Language } from '../../../kernel/words.ts'
import { say } from '../../../speech/say.ts'
import { cuesToVtt } from '../../../speech/vtt.ts'
import { answerAudio } from '../../answer-audio.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
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
  })
  .meta({ id: 'Voice' })
export const voiceList = z.object({ items: z.array(voiceSchema) })

const audioQuery = z.strictObject({
  voice: z.string().min(1).max(64).optional(),
  version: z.string().min(1).max(40).optional(),
})
type AudioQuery = z.output<typeof audioQuery>

const cue = z.object({
  index: z.int(),
  startMs: z.number(),
  endMs: z.number(),
  words: z.array(z.record(z.string(), z.unknown())).optional(),
})

export function noticeRoutes(world: HttpWorld): Route[] {
  /** The notice and its reading; a version that is over is told as such. */
  async function read(serviceId: string, query: AudioQuery, language: Language) {
    const notice = world.catalogue.notice(serviceId)
    if (query.version !== undefined && query.version !== notice.version) throw new Problem('notice.not_found')
    const spoken = languageOfVoice(world, query.voice) ?? language
    const { sentences } = notice.text[spoken]
    const options = { language: spoken, ...(query.voice === undefined ? {} : { voice: query.voice }) }
    return { notice, sentences, reading: await world.speech.reading(sentences, options) }
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
        const { version, text } = world.catalogue.notice(params.serviceId)
        return {
          body: {
            version,
            title: say(text[language].title, language),
            sentences: text[language].sentences.map((sentence, index) => ({ index, ...say(sentence, language) })),
            agreement: say(world.words(language, 'pages:notice.agreement'), language),
            voices: world.speech.voices(),
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
      async handle({ params, query, language, headers }) {
        return answerAudio((await read(params.serviceId, query, language)).reading, headers)
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
      async handle({ params, query, language }) {
        const { notice, reading } = await read(params.serviceId, query, language)
        const { voice, durationMs, cues } = reading
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
        const { sentences, reading } = await read(params.serviceId, query, language)
        return { body: cuesToVtt(reading.cues, sentences), headers: { 'Content-Type': 'text/vtt; charset=utf-8' } }
      },
    }),
    route({
      method: 'post',
      path: '/v1/services/{serviceId}/notice/listening',
      tag: 'citizen',
      summary: 'Sentences that were played to the end',
      access: 'citizen',
      params: serviceParams,
      body: z.strictObject({
        version: z.string().min(1).max(40),
        sentences: z.array(z.int().min(0).max(999)).max(1000),
      }),
      answers: {
        200: { description: 'Heard so far', schema: z.object({ heard: z.array(z.int()), complete: z.boolean() }) },
      },
      problems: ['service.not_found', 'notice.outdated', 'notice.sentence_unknown'],
      async handle({ actor, params, body }) {
        return { body: await recordListening(world, actor, params.serviceId, body) }
      },
    }),
  ]
}

/** A voice reads its own language, whatever the page's is. */
function languageOfVoice(world: HttpWorld, voice: string | undefined): Language | undefined {
  return world.speech.voices().find(({ id }) => id === voice)?.language
}
