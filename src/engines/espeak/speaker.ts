/**
 * A program of its own: reads requests on stdin, speaks with espeak-ng, writes samples or encoded sound to stdout. It is
 * the only file that loads the GPL-3.0 library, and it is never imported: the service starts it as a child process. A
 * call of espeak-ng blocks its thread, which is the second reason for the process. It encodes as well, so that one
 * program is one core's work and a tenth of the bytes has to travel.
 */
import { flushCompileCache } from 'node:module'
import createEspeak from '@echogarden/espeak-ng-emscripten'
import { encoderOf, type RecordingOrder, recordingOf } from '../../speech/recording.ts'
import { frame, frameKind, frameReader, type SpeakerAnswer, type SpeakerRequest } from './frames.ts'

/** espeak hands over about 2,000 samples at a time; joined, they make fewer writes. */
const samplesPerFrame = 22_050
const silent = () => undefined

// The library prints warnings; stdout belongs to the frames.
const library = await createEspeak({ print: silent, printErr: silent })
const espeak = await new library.eSpeakNGWorker()
// What nearly every request asks for, ready before the first.
await encoderOf('mp3')
let voice = ''

async function answer(request: SpeakerRequest): Promise<void> {
  if (request.voice !== voice) {
    espeak.set_voice(request.voice)
    voice = request.voice
  }
  espeak.set_rate(request.rate)
  const done: SpeakerAnswer = { id: request.id, words: [] }
  if (request.phonemes) done.phonemes = stringAt(espeak.text_to_phonemes(request.text, 0).ptr)
  else if (request.record) Object.assign(done, await recorded(request.text, request.record))
  else done.words = spoken(request.text, samplesPerFrame, (samples) => send(frameKind.sound, bytesOf(samples)))
  send(frameKind.done, JSON.stringify(done))
}

async function recorded(text: string, order: RecordingOrder): Promise<Pick<SpeakerAnswer, 'words' | 'recording'>> {
  let whole = new Int16Array(0)
  const words = spoken(text, Number.POSITIVE_INFINITY, (samples) => {
    whole = samples
  })
  const { bytes, ...recording } = recordingOf(whole, espeak.get_samplerate(), order, await encoderOf(order.codec))
  send(frameKind.sound, bytes)
  return { words, recording }
}

/** Hands the samples over when there are so many, and at the end. */
function spoken(
  text: string,
  atOnce: number,
  give: (samples: Int16Array<ArrayBuffer>) => void,
): SpeakerAnswer['words'] {
  const words: SpeakerAnswer['words'] = []
  let waiting: Int16Array[] = []
  let count = 0
  const flush = () => {
    const joined = new Int16Array(count)
    let at = 0
    for (const samples of waiting) {
      joined.set(samples, at)
      at += samples.length
    }
    waiting = []
    count = 0
    give(joined)
  }
  espeak.synthesize(text, (samples, events) => {
    if (samples.length > 0) waiting.push(samples)
    count += samples.length
    for (const event of events)
      if (event.type === 'word')
        words.push({ at: event.text_position - 1, length: event.word_length, ms: event.audio_position })
    if (count >= atOnce) flush()
    return false
  })
  if (count > 0) flush()
  return words
}

function send(kind: number, payload: Uint8Array | string): void {
  process.stdout.write(frame(kind, payload))
}

function stringAt(address: number): string {
  const end = library.HEAPU8.indexOf(0, address)
  return Buffer.from(library.HEAPU8.subarray(address, end)).toString()
}

function bytesOf(samples: Int16Array): Buffer {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)
}

process.stdin.on(
  'data',
  frameReader((_kind, payload) => {
    const request = JSON.parse(payload.toString()) as SpeakerRequest
    answer(request).catch(() => send(frameKind.failed, JSON.stringify({ id: request.id })))
  }),
)
// The service is gone: so are we.
process.stdin.on('end', () => process.exit(0))
process.stdout.on('error', () => process.exit(0))
send(frameKind.ready, JSON.stringify({ sampleRate: espeak.get_samplerate() }))
// It ends by being killed, which keeps nothing.
flushCompileCache()
