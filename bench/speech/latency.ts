import { setTimeout as pause } from 'node:timers/promises'
import { watchOthers } from '../ocr/machine-load.ts'
import { median, ms, percent, times } from '../ocr/statistics.ts'
import { type RawTimes, rawSpeech } from './raw.ts'
import { type Heard, served } from './served.ts'
import { characters, freshNotice } from './texts.ts'

const runs = 5
/** A listener to an idle service is what is measured. */
const settleMs = 100

/** What a listener to a text that nobody has asked for before waits for, in turns with the same work done raw. */
export async function measureLatency(): Promise<void> {
  const [one, two, raw] = [served({ workers: 1 }), served({ workers: 2 }), await rawSpeech()]
  for (const service of [one, two]) await service.listen(freshNotice())
  await raw.speak(freshNotice())
  const others = watchOthers()
  const heard: Record<'one' | 'two' | 'opus', Heard[]> = { one: [], two: [], opus: [] }
  const bare: RawTimes[] = []
  for (let run = 0; run < runs; run++) {
    heard.one.push(await one.listen(freshNotice()))
    heard.two.push(await two.listen(freshNotice()))
    if (run % 2 === 0) heard.opus.push(await two.listen(freshNotice(), 'opus'))
    bare.push(await raw.speak(freshNotice()))
    // The bench's own encoding leaves garbage in the thread that answers: collected before the next listener comes.
    globalThis.gc?.()
    await pause(settleMs)
  }
  const rawMs = median(bare.map(({ synthesisMs, encodingMs }) => synthesisMs + encodingMs))
  const seconds = median(bare.map((each) => each.seconds))
  console.log(`\nlatency: ${characters} characters, ${seconds.toFixed(0)} s of speech, medians of ${runs}; ${others()}`)
  console.log(
    `raw synthesis ${ms(median(bare.map((each) => each.synthesisMs)))} + raw encoding ${ms(median(bare.map((each) => each.encodingMs)))} = ${ms(rawMs)}`,
  )
  const row = (all: Heard[]) => {
    const first = median(all.map(({ firstMs }) => firstMs))
    const whole = median(all.map(({ wholeMs }) => wholeMs))
    return {
      'first byte': ms(first),
      whole: ms(whole),
      'first / whole': percent(first, whole),
      'whole / raw': times(whole / rawMs),
      'real time': `${(seconds / (whole / 1000)).toFixed(0)} ×`,
      'KB a minute': Math.round(median(all.map(({ bytes }) => bytes)) / 1000 / (seconds / 60)),
    }
  }
  console.table({
    'MP3, 1 worker': row(heard.one),
    'MP3, 2 workers': row(heard.two),
    'Opus, 2 workers': row(heard.opus),
  })
  await Promise.all([one.close(), two.close(), raw.close()])
}
