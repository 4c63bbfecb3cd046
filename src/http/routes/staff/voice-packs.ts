import { z } from 'zod'
import { addVoicePack } from '../../../cases/add-voice-pack.ts'
import { findVoicePacks } from '../../../cases/find-voice-packs.ts'
import { presentVoicePack } from '../../../cases/present-voices.ts'
import { removeVoicePack } from '../../../cases/remove-voice-pack.ts'
import { readingLanguages } from '../../../catalogue/reading-languages.ts'
import { mayKeepVoices } from '../../../policies/may.ts'
import type { HttpWorld } from '../../http-world.ts'
import { recordingFrom, recordingUpload } from '../../recording-upload.ts'
import { type Route, route } from '../../route.ts'
import { id, idParams, instant, pageOf, pageQuery, said, serviceId } from '../../schemas.ts'

export const readingLanguage = z.enum(readingLanguages).meta({ description: 'BCP 47', examples: ['ii'] })

const voicePack = z
  .object({
    id,
    voice: z.string().meta({ description: 'The `voice` of the audio and cues of the notice' }),
    serviceId,
    title: said,
    noticeVersion: z.string(),
    language: readingLanguage,
    languageName: z.string(),
    state: z
      .enum(['offered', 'stale'])
      .meta({ description: '`stale`: the notice has changed since; it is not offered any more' }),
    advice: said,
    durationMs: z.int(),
    bytes: z.int(),
    sentences: z.int(),
    createdAt: instant,
  })
  .meta({ id: 'VoicePack' })

export function voicePackRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/staff/voice-packs',
      tag: 'staff',
      summary: 'Notices read by people, stale ones too; for the system administrator',
      access: 'staff',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page, newest first', schema: pageOf(voicePack) } },
      problems: [],
      async handle({ actor, query, language }) {
        const { items, nextCursor } = await findVoicePacks(actor, query)
        return { body: { items: items.map((pack) => presentVoicePack(world, pack, language)), nextCursor } }
      },
    }),
    route({
      method: 'post',
      path: '/v1/staff/voice-packs',
      tag: 'staff',
      summary:
        'Add a reading: MP3 or WAV (16-bit PCM), either `audio` whole with `marks`, or `audio.0`, `audio.1` … one a sentence',
      access: 'staff',
      allow: mayKeepVoices,
      upload: recordingUpload,
      body: z.strictObject({
        serviceId,
        version: z.string().min(1).max(40).meta({ description: 'The version of the notice that was read' }),
        language: readingLanguage,
        marks: z
          .string()
          .max(4000)
          .optional()
          .meta({ description: 'With `audio`: where each sentence begins, in ms', examples: ['0, 4120, 9800'] }),
      }),
      answers: {
        201: { description: 'Offered from now on; the same recording again is not kept twice', schema: voicePack },
      },
      problems: [
        'service.not_found',
        'notice.outdated',
        'audio.too_large',
        'audio.unavailable',
        'request.malformed_multipart',
      ],
      async handle({ actor, body, files, language }) {
        const { marks, ...rest } = body
        const recording = recordingFrom(files, marks)
        const pack = await addVoicePack(world, actor, { ...rest, recording })
        return { status: 201, body: presentVoicePack(world, pack, language) }
      },
    }),
    route({
      method: 'delete',
      path: '/v1/staff/voice-packs/{id}',
      tag: 'staff',
      summary: 'Take a reading away',
      access: 'staff',
      params: idParams,
      answers: { 204: { description: 'Gone' } },
      problems: ['voice_pack.not_found'],
      async handle({ actor, params }) {
        await removeVoicePack(world, actor, params.id)
        return { status: 204 }
      },
    }),
  ]
}
