import { withRest } from './recording.ts'
import { resample } from './resample.ts'
import type { SpokenPiece } from './spoken-form.ts'
import { type Mark, type SynthesisOptions, scaledMarks, type Utterance, type Voice } from './voice.ts'

interface Collected {
  samples: Int16Array
  marks: Mark[]
}

/** All that a voice gives for an utterance, in one array of its own, at the voice's rate. */
export async function gather(voice: Voice, utterance: Utterance, options: SynthesisOptions): Promise<Collected> {
  const chunks: Int16Array[] = []
  const marks: Mark[] = []
  let count = 0
  for await (const chunk of voice.synthesise(utterance, options)) {
    chunks.push(chunk.samples)
    count += chunk.samples.length
    marks.push(...chunk.marks)
  }
  const samples = new Int16Array(count)
  let at = 0
  for (const chunk of chunks) {
    samples.set(chunk, at)
    at += chunk.length
  }
  return { samples, marks }
}

/** A piece and its rest as bare samples at the asked rate. */
export async function collect(
  voice: Voice,
  piece: SpokenPiece,
  options: SynthesisOptions,
  rate = voice.info.sampleRate,
): Promise<Collected> {
  const { samples, marks } = await gather(voice, piece, options)
  const { sampleRate } = voice.info
  return {
    samples: withRest(resample(samples, sampleRate, rate), rate, piece.restMs),
    marks: scaledMarks(marks, sampleRate, rate),
  }
}
