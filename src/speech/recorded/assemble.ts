import { createHash } from 'node:crypto'
import { type FieldFault, invalidFields } from '../../kernel/errors.ts'
import { mp3Delay, mp3Frames } from '../mp3-frames.ts'
import type { Cue } from '../reading.ts'
import type { Recorder } from '../recorder.ts'
import { looksLikeMp3, openMp3 } from './mp3-file.ts'
import { seekTable } from './seek-table.ts'
import { durationOf, RecordingFault, type Sound } from './sound.ts'
import { looksLikeWav, openWav } from './wav-file.ts'

/** A notice of 24 sentences takes four to six minutes to read; three times that is not a reading of it. */
export const longestRecordingMs = 15 * 60_000
/** The longest sentence takes half a minute. */
export const longestSentenceMs = 2 * 60_000
/** No sentence can be said in less. */
export const shortestSentenceMs = 300

/** One file of the whole with the moment at which each sentence begins, or one file a sentence (undefined: missing). */
export type RecordingInput =
  | { kind: 'whole'; file: Buffer; marks: readonly number[] }
  | { kind: 'sentences'; files: readonly (Buffer | undefined)[] }

export interface PersonReading {
  /** MP3, without tags but for a seek table where its rate varies. */
  audio: Buffer
  /** Strong, quoted: the digest of the bytes. */
  etag: string
  sampleRate: number
  durationMs: number
  cues: Cue[]
}

/**
 * A person's reading of `sentences` sentences as one continuous MP3 with a cue for each. Throws Problem `request.invalid`
 * with every fault at once: of files at `audio` or `audio.<sentence>`, of times at `marks` or `marks.<sentence>`.
 */
export async function assembleRecording(
  recorder: Recorder,
  input: RecordingInput,
  sentences: number,
): Promise<PersonReading> {
  const { sounds, starts } =
    input.kind === 'whole' ? await openWhole(recorder, input, sentences) : await openSentences(recorder, input.files)
  const frames = Buffer.concat(sounds.map(({ mp3 }) => mp3))
  const audio = Buffer.concat([seekTable(frames) ?? Buffer.alloc(0), frames])
  const durationMs = Math.round(sounds.reduce((sum, sound) => sum + durationOf(sound), 0))
  const etag = `"${createHash('sha256').update(audio).digest('base64url').slice(0, 27)}"`
  const cues = starts.map((startMs, index) => ({ index, startMs, endMs: starts[index + 1] ?? durationMs }))
  return { audio, etag, sampleRate: sounds[0]?.sampleRate ?? 0, durationMs, cues }
}

type Opened = { sounds: Sound[]; starts: number[] }

async function openWhole(
  recorder: Recorder,
  { file, marks }: Extract<RecordingInput, { kind: 'whole' }>,
  sentences: number,
): Promise<Opened> {
  const sound = await open(recorder, file, 'audio')
  if ('path' in sound) throw invalidFields(sound)
  const faults = [...lengthFaults(durationOf(sound), longestRecordingMs, 'audio')]
  if (marks.length !== sentences) {
    faults.push({ path: 'marks', code: 'field.marks_count', params: { count: marks.length, total: sentences } })
  }
  marks.forEach((mark, index) => {
    const at = { path: `marks.${index}`, params: { number: index + 1 } }
    if (mark >= durationOf(sound) - sound.delayMs) faults.push({ ...at, code: 'field.mark_outside' })
    else if (index > 0 && mark < (marks[index - 1] ?? 0) + shortestSentenceMs) {
      faults.push({ ...at, code: 'field.mark_order' })
    }
  })
  if (faults.length > 0) throw invalidFields(...faults)
  return { sounds: [sound], starts: marks.map((mark) => Math.round(mark + sound.delayMs)) }
}

async function openSentences(recorder: Recorder, files: readonly (Buffer | undefined)[]): Promise<Opened> {
  const sounds: Sound[] = []
  const starts: number[] = []
  const faults: FieldFault[] = []
  let elapsedMs = 0
  for (const [index, file] of files.entries()) {
    const path = `audio.${index}`
    if (file === undefined) {
      faults.push({ path, code: 'field.audio_missing', params: { number: index + 1 } })
      continue
    }
    const sound = await open(recorder, file, path)
    if ('path' in sound) {
      faults.push(sound)
      continue
    }
    faults.push(...lengthFaults(durationOf(sound), longestSentenceMs, path))
    const [first = sound] = sounds
    if (sound.sampleRate !== first.sampleRate || sound.channels !== first.channels) {
      const params = { rate: first.sampleRate, channels: first.channels }
      faults.push({ path, code: 'field.audio_mixed', params })
    }
    sounds.push(sound)
    starts.push(Math.round(elapsedMs + sound.delayMs))
    elapsedMs += durationOf(sound)
  }
  if (elapsedMs > longestRecordingMs) faults.push(...lengthFaults(elapsedMs, longestRecordingMs, 'audio'))
  if (faults.length > 0) throw invalidFields(...faults)
  return { sounds, starts }
}

function lengthFaults(durationMs: number, longestMs: number, path: string): FieldFault[] {
  const seconds = (ms: number) => Math.round(ms / 1000)
  if (durationMs < shortestSentenceMs) return [{ path, code: 'field.audio_too_short' }]
  if (durationMs <= longestMs) return []
  return [{ path, code: 'field.audio_too_long', params: { seconds: seconds(durationMs), bound: seconds(longestMs) } }]
}

async function open(recorder: Recorder, file: Buffer, path: string): Promise<Sound | FieldFault> {
  try {
    if (looksLikeWav(file)) return await encoded(recorder, file)
    if (looksLikeMp3(file)) return openMp3(file)
    throw new RecordingFault('field.audio_type')
  } catch (error) {
    if (!(error instanceof RecordingFault)) throw error
    return { path, code: error.code, params: error.params }
  }
}

async function encoded(recorder: Recorder, file: Buffer): Promise<Sound> {
  const { samples, sampleRate } = openWav(file)
  if (samples.length === 0) throw new RecordingFault('field.audio_too_short')
  const order = { codec: 'mp3', sampleRate, restMs: 0 } as const
  const { bytes: mp3 } = await recorder.record({ samples, sourceRate: sampleRate, order }, {})
  // LAME chooses a lower rate for what 48 kbit/s cannot hold.
  const { count, samplesPerFrame, sampleRate: encodedRate } = mp3Frames(mp3)
  const delayMs = (mp3Delay * 1000) / encodedRate
  return { mp3, count, samplesPerFrame, sampleRate: encodedRate, channels: 1, delayMs }
}
