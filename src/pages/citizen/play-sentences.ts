import { answerAudio } from '../../http/answer-audio.ts'
import type { PageCall } from '../page.ts'

/** Answers with sentences, spoken. Those of one person are never kept; `keep` those that are the same for everybody. */
export async function playSentences(
  { ctx, world, language }: PageCall<unknown>,
  sentences: string[],
  { keep = false } = {},
): Promise<void> {
  const reading = await world.speech.reading(sentences, { language, keep })
  const { status, headers, body } = answerAudio(reading, ctx.headers)
  ctx.status = status ?? 200
  for (const [name, value] of Object.entries(headers ?? {})) ctx.set(name, value)
  ctx.body = body ?? null
}
