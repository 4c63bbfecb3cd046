/**
 * `node bench/speech.ts`: what a listener waits for, as ratios within one run (the machine's own speed cancels out).
 * A text of 860 characters that nobody has asked for before: time to its first MP3 byte against its whole time; and
 * the whole against speaking it all and then encoding it all, with nothing else around.
 */
import { createMp3Encoder } from 'wasm-media-encoders'
import { espeakVoices } from '../src/engines/espeak/espeak-voice.ts'
import { collect } from '../src/speech/clips.ts'
import { sentencesOf } from '../src/speech/segment.ts'
import { createSpeechService } from '../src/speech/speech-service.ts'
import { spokenSentence } from '../src/speech/spoken-form.ts'
import type { Voice } from '../src/speech/voice.ts'

const characters = 860
const runs = 5

/** Each run has numbers of its own, so that no sentence repeats. */
function noticeOf(run: number): string {
  let text = ''
  for (let i = 1; text.length < characters; i++)
    text += `第${i}条，申请人应当在${2000 + run * 50 + i}年${(i % 12) + 1}月${run + 1}日以前，向户籍所在地的乡镇人民政府提出申请，并且如实说明家庭的收入和财产。`
  return text.slice(0, characters)
}

const median = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1] ?? 0
const espeak = espeakVoices()
const [mandarin] = espeak.voices as [Voice]
const speech = createSpeechService({ voices: espeak.voices })
const encoder = await createMp3Encoder()

async function served(text: string): Promise<{ first: number; whole: number; bytes: number }> {
  const start = performance.now()
  let first = 0
  let bytes = 0
  for await (const chunk of (await speech.speak({ text, format: 'mp3' })).chunks) {
    if (bytes === 0) first = performance.now() - start
    bytes += chunk.length
  }
  return { first, whole: performance.now() - start, bytes }
}

async function raw(text: string): Promise<{ synthesis: number; encoding: number; seconds: number }> {
  const start = performance.now()
  const spoken: Int16Array[] = []
  for (const sentence of sentencesOf(text))
    for (const piece of spokenSentence(sentence.text, 'zh-CN', 1).pieces)
      spoken.push((await collect(mandarin, piece, {})).samples)
  const between = performance.now()
  encoder.configure({ sampleRate: mandarin.info.sampleRate, channels: 1, bitrate: 48 })
  let samples = 0
  for (const part of spoken) {
    encoder.encode([Float32Array.from(part, (sample) => sample / 32_768)])
    samples += part.length
  }
  encoder.finalize()
  return {
    synthesis: between - start,
    encoding: performance.now() - between,
    seconds: samples / mandarin.info.sampleRate,
  }
}

await served(noticeOf(0))
await raw(noticeOf(0))
const ours: Awaited<ReturnType<typeof served>>[] = []
const theirs: Awaited<ReturnType<typeof raw>>[] = []
for (let run = 1; run <= runs; run++) {
  ours.push(await served(noticeOf(run)))
  theirs.push(await raw(noticeOf(run)))
}
await speech.close()

const first = median(ours.map((run) => run.first))
const whole = median(ours.map((run) => run.whole))
const rawWhole = median(theirs.map((run) => run.synthesis + run.encoding))
const seconds = median(theirs.map((run) => run.seconds))
const ms = (time: number) => `${time.toFixed(0)} ms`
console.log(`${characters} characters, ${seconds.toFixed(0)} s of speech, median of ${runs}`)
console.log(`first MP3 byte ${ms(first)}, whole ${ms(whole)}: ${((first / whole) * 100).toFixed(1)} %`)
console.log(
  `raw synthesis ${ms(median(theirs.map((run) => run.synthesis)))} + raw encoding ${ms(median(theirs.map((run) => run.encoding)))} = ${ms(rawWhole)}; whole / raw ${(whole / rawWhole).toFixed(2)}`,
)
console.log(`whole ${(seconds / (whole / 1000)).toFixed(0)} times faster than real time`)
