import { invalidFields } from '../kernel/errors.ts'
import type { RecordingInput } from '../speech/recorded/assemble.ts'
import type { NamedFile, UploadShape } from './multipart.ts'

/** An hour of speech as MP3; six minutes as WAV at 44.1 kHz, mono. */
const maxBytes = 32 * 1024 * 1024
/** More sentences than any notice has. */
const mostSentences = 60

export const recordingUpload = {
  field: 'audio',
  maxBytes,
  parts: mostSentences,
  tooLarge: 'audio.too_large',
} as const satisfies UploadShape

/**
 * What was uploaded as `audio` with `marks`, or as `audio.0`, `audio.1` …, for a notice of so many sentences. Problem
 * `request.invalid` for both at once, and for a time that is no number.
 */
export function recordingFrom(files: NamedFile[], marks = ''): (sentences: number) => RecordingInput {
  return (sentences) => {
    const sent = new Map(files.filter(({ bytes }) => bytes.length > 0).map(({ field, bytes }) => [field, bytes]))
    const file = sent.get('audio')
    if (file === undefined) {
      const unknown = [...sent.keys()].filter((field) => Number(field.slice('audio.'.length)) >= sentences)
      if (unknown.length > 0) throw invalidFields(...unknown.map((path) => ({ path, code: 'field.unknown' as const })))
      if (sent.size === 0) throw invalidFields({ path: 'audio', code: 'field.required' })
      return { kind: 'sentences', files: Array.from({ length: sentences }, (_, index) => sent.get(`audio.${index}`)) }
    }
    if (sent.size > 1) throw invalidFields({ path: 'audio', code: 'field.audio_either' })
    return { kind: 'whole', file, marks: readMarks(marks) }
  }
}

/** `0, 4120, 9800`: anything may stand between, also line ends or the brackets of a JSON list. */
function readMarks(text: string): number[] {
  const words = text.split(/[\s,;，；、[\]]+/).filter((word) => word !== '')
  if (words.length === 0) throw invalidFields({ path: 'marks', code: 'field.required' })
  const faults = words.flatMap((word, index) =>
    /^\d{1,8}$/.test(word) ? [] : [{ path: `marks.${index}`, code: 'field.format' as const }],
  )
  if (faults.length > 0) throw invalidFields(...faults)
  return words.map(Number)
}
