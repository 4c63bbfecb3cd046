/**
 * A program of its own: reads requests on stdin, speaks with espeak-ng, writes samples to stdout. It is the only file
 * that loads the GPL-3.0 library, and it is never imported: the service starts it as a child process. A call of
 * espeak-ng blocks its thread, which is the second reason for the process.
 */
import createEspeak from '@echogarden/espeak-ng-emscripten'
import { frame, frameKind, frameReader, type SpeakerAnswer, type SpeakerRequest } from './frames.ts'

/** espeak hands over about 2,000 samples at a time; joined, they make fewer writes. */
const samplesPerFrame = 22_050
const silent = () => undefined

// The library prints warnings; stdout belongs to the frames.
const library = await createEspeak({ print: silent, printErr: silent })
const espeak = await new library.eSpeakNGWorker()
let voice = ''

function answer(request: SpeakerRequest): void {
  if (request.voice !== voice) {
    espeak.set_voice(request.voice)
    voice = request.voice
  }
  espeak.set_rate(request.rate)
  const words: SpeakerAnswer['words'] = []
  let phonemes: string | undefined
  if (request.phonemes) phonemes = stringAt(espeak.text_to_phonemes(request.text, 0).ptr)
  else {
    let waiting: Int16Array[] = []
    let count = 0
    const flush = () => {
      if (count > 0) process.stdout.write(frame(frameKind.samples, Buffer.concat(waiting.map(bytesOf))))
      waiting = []
      count = 0
    }
    espeak.synthesize(request.text, (samples, events) => {
      if (samples.length > 0) waiting.push(samples)
      count += samples.length
      for (const event of events)
        if (event.type === 'word')
          words.push({ at: event.text_position - 1, length: event.word_length, ms: event.audio_position })
      if (count >= samplesPerFrame) flush()
      return false
    })
    flush()
  }
  const done: SpeakerAnswer = { id: request.id, words, ...(phonemes === undefined ? {} : { phonemes }) }
  process.stdout.write(frame(frameKind.done, JSON.stringify(done)))
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
    try {
      answer(request)
    } catch {
      process.stdout.write(frame(frameKind.failed, JSON.stringify({ id: request.id })))
    }
  }),
)
// The service is gone: so are we.
process.stdin.on('end', () => process.exit(0))
process.stdout.on('error', () => process.exit(0))
process.stdout.write(frame(frameKind.ready, JSON.stringify({ sampleRate: espeak.get_samplerate() })))
