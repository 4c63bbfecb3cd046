import { z } from 'zod'
import { addAttachment } from '../../../cases/add-attachment.ts'
import type { Location } from '../../../cases/case-parts.ts'
import { readAttachment } from '../../../cases/read-attachment.ts'
import { removeAttachment } from '../../../cases/remove-attachment.ts'
import { looseDays } from '../../../cases/retention/classes.ts'
import { keptPapers } from '../../../catalogue/materials.ts'
import { Problem } from '../../../kernel/errors.ts'
import type { HttpWorld } from '../../http-world.ts'
import { photoProblems } from '../../multipart.ts'
import { type Route, route } from '../../route.ts'
import { addedAttachment, idParams } from '../../schemas.ts'

export const maxPhotoBytes = 12 * 1024 * 1024

/** What a photo may show: a paper that some service asks for, or anything. */
const attachmentKinds = ['photo', ...keptPapers] as const

export function attachmentRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/attachments',
      tag: 'citizen',
      summary: 'Upload a photo for a case',
      access: 'session',
      upload: { field: 'file', maxBytes: maxPhotoBytes },
      body: z.strictObject({ kind: z.enum(attachmentKinds).default('photo') }),
      answers: {
        201: {
          description: `Kept, without its metadata; it goes after ${looseDays} days unless a case has it or an unfinished form names it`,
          schema: addedAttachment,
        },
      },
      problems: [...photoProblems, 'attachment.too_many', 'attachment.too_many_in_all'],
      async handle({ actor, body, file }) {
        if (file === undefined || file.bytes.length === 0) throw new Problem('image.missing')
        const { attachment, position } = await addAttachment(world, actor, file.bytes, body.kind)
        const { id, kind, bytes, width, height } = attachment
        return { status: 201, body: { id, kind, bytes, width, height, position: position && placeOf(position) } }
      },
    }),
    route({
      method: 'get',
      path: '/v1/attachments/{id}',
      tag: 'citizen',
      summary: 'A photo, for its owner and those who work on its case',
      access: 'session',
      params: idParams,
      answers: { 200: { description: 'The photo', contentType: 'image/jpeg' } },
      problems: ['attachment.not_found'],
      async handle({ actor, params }) {
        const body = await readAttachment(world, actor, params.id)
        return {
          body,
          headers: {
            'Content-Type': 'image/jpeg',
            'X-Content-Type-Options': 'nosniff',
            'Content-Disposition': 'inline; filename="photo.jpg"',
          },
        }
      },
    }),
    route({
      method: 'delete',
      path: '/v1/attachments/{id}',
      tag: 'citizen',
      summary: 'Remove a photo of my own that no case has yet',
      access: 'session',
      params: idParams,
      answers: { 204: { description: 'Gone' } },
      problems: ['attachment.not_found'],
      async handle({ actor, params }) {
        await removeAttachment(world, actor, params.id)
        return { status: 204 }
      },
    }),
  ]
}

function placeOf({ longitude, latitude }: Location) {
  return { longitude, latitude, coordType: 'wgs84' }
}
