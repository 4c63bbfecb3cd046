import { z } from 'zod'

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    speech: z.string(),
    errors: z
      .array(z.object({ path: z.string(), code: z.string(), detail: z.string(), speech: z.string() }))
      .optional(),
  })
  .loose()
  .meta({ id: 'Problem', description: 'RFC 9457 problem; `speech` is the same for the ear.' })
