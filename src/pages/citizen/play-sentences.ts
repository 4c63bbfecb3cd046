import { answerAudio } from '../../http/answer-audio.ts'
import type { PageCall } from '../page.ts'

/** Answers with sentences, spoken. Unless told to keep it nothing of the sound is kept: it is of one person alone. */
export async function playSentences(
  { ctx, world, language }: PageCall<unknown>,
  sentences: string[],
  { keep } = { keep: false },
): Promise<void> {
  const reading = await world.speech.reading(sentences, { language, keep })
  const { status, headers, body } = answerAudio(reading, ctx.headers)
  ctx.status = status ?? 200
  for (const [name, value] of Object.entries(headers ?? {})) ctx.set(name, value)
  ctx.body = body ?? null
}
