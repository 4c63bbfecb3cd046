import { z } from 'zod'
import { addAttachment } from '../../../cases/add-attachment.ts'
import { readAttachment } from '../../../cases/read-attachment.ts'
import { keptPapers } from '../../../catalogue/materials.ts'
import { Problem } from '../../../kernel/errors.ts'
import type { HttpWorld } from '../../http-world.ts'
import { photoProblems } from '../../multipart.ts'
import { type Route, route } from '../../route.ts'
import { attachment, idParams } from '../../schemas.ts'

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
      answers: { 201: { description: 'Kept, without its metadata', schema: attachment } },
      problems: [...photoProblems],
      async handle({ actor, body, file }) {
        if (file === undefined || file.bytes.length === 0) throw new Problem('image.missing')
        const { id, kind, bytes, width, height } = await addAttachment(world, actor, file.bytes, body.kind)
        return { status: 201, body: { id, kind, bytes, width, height } }
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
          headers: { 'Content-Type': 'image/jpeg', 'Content-Disposition': 'inline; filename="photo.jpg"' },
        }
      },
    }),
  ]
}
