import { type ExampleSchema, exampleOf } from './example-of.ts'

interface Media {
  schema: ExampleSchema
  example?: unknown
}
/** As much of an OpenAPI document as examples are told of. */
export interface DescribedApi {
  paths: Record<string, Record<string, Record<'requestBody' | 'responses', unknown>>>
  components: { schemas: Record<string, ExampleSchema> }
}

/** Every body, and every answer of JSON that is no problem, by example. */
export function withExamples(document: DescribedApi): DescribedApi {
  const { schemas } = document.components
  for (const { requestBody, responses } of Object.values(document.paths).flatMap((methods) => Object.values(methods))) {
    const answers = Object.values(responses as Record<string, { content?: Record<string, Media> }>)
    for (const media of mediaOf(requestBody)) media.example = exampleOf(media.schema, schemas, 'request')
    for (const media of answers.flatMap(mediaOf)) media.example = exampleOf(media.schema, schemas, 'answer')
  }
  return document
}

function mediaOf(holder: unknown): Media[] {
  const { content = {} } = (holder ?? {}) as { content?: Record<string, Media> }
  return Object.entries(content).flatMap(([type, media]) =>
    /^(application\/json|multipart\/form-data)$/.test(type) ? [media] : [],
  )
}
