import { z } from 'zod'

export const location = z.object({ lat: z.number(), lng: z.number() }).meta({
  description: 'GCJ-02. Of a county: a point well inside it, computed from the boundaries, not its seat',
})

export const names = z.object({ nation: z.string(), province: z.string(), city: z.string(), district: z.string() })

/** Their clients may ask for JSON by name; a script that calls a function of the page is nothing that we would send. */
export const outputQuery = { output: z.literal('json', 'field.choice').optional() }

const refusal = z.object({ status: z.int().min(1), message: z.string(), code: z.string() })

/** Refusals come with HTTP 200 as well. */
export function orRefusal<S extends z.ZodType>(answer: S) {
  return z.union([answer, refusal])
}

export const success = { status: z.literal(0), message: z.string(), request_id: z.string() }
