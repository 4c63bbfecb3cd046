/** `node tools/speak.ts "文本" out.mp3 [voice] [speed]`: what people will hear, for operators. `.opus`, `.wav` and `.pcm` too. */
import { createWriteStream } from 'node:fs'
import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { espeakVoices } from '../src/engines/espeak/espeak-voice.ts'
import { createSpeechService } from '../src/speech/speech-service.ts'
import { type AudioFormat, contentTypes } from '../src/speech/stream.ts'

const [text, file, voice, speed] = process.argv.slice(2)
const format = extname(file ?? '').slice(1)
if (!text || !file || !isFormat(format)) {
  console.error('node tools/speak.ts "文本" out.mp3|out.opus|out.wav|out.pcm [voice] [speed]')
  process.exit(64)
}
const speech = createSpeechService({ voices: espeakVoices().voices })
try {
  const { spoken } = speech.spokenForm(text)
  const answer = await speech.speak({
    text,
    format,
    ...(voice ? { voice } : {}),
    ...(speed ? { speed: Number(speed) } : {}),
  })
  await pipeline(Readable.from(answer.chunks), createWriteStream(file))
  console.log(/\p{Script=Han}/u.test(text) ? `${answer.provider}: ${spoken}` : answer.provider)
} finally {
  await speech.close()
}

function isFormat(name: string): name is AudioFormat {
  return name in contentTypes
}
