import { createHash } from 'node:crypto'
import type { Language } from '../kernel/words.ts'
import type { Clip, Clips, SpokenClip } from './clips.ts'
import { mp3Delay } from './mp3-frames.ts'
import { type Chain, providersOf } from './provider-chain.ts'
import { writtenRange } from './spans.ts'
import { type SpokenSentence, spokenSentence } from './spoken-form.ts'

/** A word of the written sentence (`text` = its slice from–to) and when it sounds. */
export interface WordCue {
  text: string
  from: number
  to: number
  startMs: number
  endMs: number
}

/** A sentence is current from its first sound until the next one's first sound. */
export interface Cue {
  index: number
  startMs: number
  endMs: number
  words?: WordCue[]
}

export interface Reading {
  audio: Buffer
  contentType: 'audio/mpeg'
  /** Strong, quoted: the digest of the bytes. */
  etag: string
  /** The voice that was chosen. */
  voice: string
  /** Who spoke: the voice's provider; several, joined by `+`, when the voice failed and others took over. */
  provider: string
  durationMs: number
  cues: Cue[]
}

/** Pieces asked for at a time: as many as workers, and one that is being kept. */
const piecesAhead = 3
/** Of work that nobody waits for: whoever comes finds at most this piece before theirs. */
const idlePiecesAhead = 1

/** One continuous audio of the sentences: their clips joined frame by frame, never encoded again. `idle`: see voice.ts. */
export async function readAloud(
  clips: Clips,
  chain: Chain,
  sentences: readonly string[],
  language: Language,
  { idle = false } = {},
): Promise<Reading> {
  const prepared = sentences.map((text) => spokenSentence(text, language, 1))
  const jobs = prepared.flatMap(({ pieces }, sentence) => pieces.map((piece) => ({ sentence, piece })))
  const made: SpokenClip[] = Array(jobs.length)
  const listener = {}
  let next = 0
  const stop = new AbortController()
  const lane = async () => {
    for (let i = next++; i < jobs.length; i = next++) {
      const job = jobs[i]
      if (job)
        made[i] = await clips.make(chain, job.piece, 'mp3', { patient: i > 0, idle, signal: stop.signal, listener })
    }
  }
  try {
    await Promise.all(Array.from({ length: idle ? idlePiecesAhead : piecesAhead }, lane))
  } finally {
    stop.abort()
  }
  const { cues, durationMs } = timed(prepared, made)
  const audio = Buffer.concat(made.map(({ bytes }) => bytes))
  const etag = `"${createHash('sha256').update(audio).digest('base64url').slice(0, 27)}"`
  return {
    audio,
    contentType: 'audio/mpeg',
    etag,
    voice: chain[0].info.id,
    provider: providersOf(made.length > 0 ? made.map(({ voice }) => voice) : [chain[0]]),
    durationMs,
    cues,
  }
}

function timed(prepared: SpokenSentence[], clips: Clip[]): { cues: Cue[]; durationMs: number } {
  const cues: Cue[] = []
  let clipAt = 0
  let elapsedMs = 0
  prepared.forEach((sentence, index) => {
    const { pieces, written } = sentence
    const words: WordCue[] = []
    let startMs = elapsedMs
    let soundEndMs = elapsedMs
    pieces.forEach((piece, i) => {
      const clip = clips[clipAt++]
      if (!clip || clip.samples === 0) return
      const toMs = (samples: number) => (samples * 1000) / clip.sampleRate
      const soundMs = elapsedMs + toMs(mp3Delay)
      const onsetMs = soundMs + toMs(clip.onset)
      if (i === 0) startMs = onsetMs
      for (const mark of clip.marks) {
        const [from, to] = writtenRange(sentence, mark.from + piece.offset, mark.to + piece.offset)
        const startMs = Math.round(Math.max(onsetMs, soundMs + toMs(mark.at)))
        const last = words.at(-1)
        // Several spoken words of one written thing (2026年) are one cue.
        if (last && last.from === from && last.to === to) continue
        if (last) last.endMs = Math.max(last.startMs, Math.min(startMs, Math.round(soundEndMs)))
        words.push({ text: written.slice(from, to), from, to, startMs, endMs: startMs })
        soundEndMs = soundMs + toMs(clip.samples)
      }
      soundEndMs = soundMs + toMs(clip.samples)
      const lastWord = words.at(-1)
      if (lastWord) lastWord.endMs = Math.round(soundEndMs)
      elapsedMs += toMs(clip.decodedSamples)
    })
    cues.push({
      index,
      startMs: Math.round(startMs),
      endMs: Math.round(soundEndMs),
      ...(words.length > 0 ? { words } : {}),
    })
  })
  cues.forEach((cue, i) => {
    cue.endMs = Math.max(cue.startMs, cues[i + 1]?.startMs ?? Math.round(elapsedMs))
  })
  return { cues, durationMs: Math.round(elapsedMs) }
}
