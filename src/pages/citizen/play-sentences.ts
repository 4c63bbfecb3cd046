import { answerAudio } from '../../http/answer-audio.ts'
import type { CitizenActor } from '../../policies/actor.ts'
import type { PageCall } from '../page.ts'

/** Answers with sentences of this person alone, spoken; nothing of them is kept. */
export async function playSentences(
  { ctx, world, language }: PageCall<CitizenActor>,
  sentences: string[],
): Promise<void> {
  const reading = await world.speech.reading(sentences, { language, keep: false })
  const { status, headers, body } = answerAudio(reading, ctx.headers)
  ctx.status = status ?? 200
  for (const [name, value] of Object.entries(headers ?? {})) ctx.set(name, value)
  ctx.body = body ?? null
}
