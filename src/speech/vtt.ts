import type { Cue } from './reading.ts'

/** WebVTT (W3C): one cue a sentence, its identifier the sentence's index. */
export function cuesToVtt(cues: readonly Cue[], sentences: readonly string[]): string {
  const blocks = cues.map(
    ({ index, startMs, endMs }) =>
      `${index}\n${clock(startMs)} --> ${clock(endMs)}\n${cueText(sentences[index] ?? '')}\n`,
  )
  return ['WEBVTT\n', ...blocks].join('\n')
}

function clock(ms: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`
}

/** Cue text is one line (a blank line ends a cue) and has no markup of its own. */
function cueText(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
