import type { Utterance } from '../../speech/voice.ts'

/** Azure's own limits of the relative rate. */
const slowest = 0.5
const fastest = 2

/** What XML 1.0 cannot hold even when escaped: control characters and the two last of the plane. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** One voice, one pace, and words: nothing in them can become a command. */
export function ssmlOf({ spoken, speed }: Pick<Utterance, 'spoken' | 'speed'>, voice: string): string {
  const rate = Math.min(fastest, Math.max(slowest, speed))
  const language = voice.split('-').slice(0, 2).join('-')
  return (
    `<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="${escaped(language)}">` +
    `<voice name="${escaped(voice)}"><prosody rate="${rate}">${escaped(spoken)}</prosody></voice></speak>`
  )
}

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(unspeakable, ' ')
    .replace(/[&<>"']/g, (sign) => escapes[sign] ?? '')
}
