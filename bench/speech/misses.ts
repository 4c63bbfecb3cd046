import { ms } from '../ocr/statistics.ts'
import { served } from './served.ts'
import { freshNotice } from './texts.ts'

const askers = 50

/** Many ask for the same uncached sentence at the same time: how often the voice was asked. */
export async function measureMisses(): Promise<void> {
  let asked = 0
  const service = served({ workers: 2 }, (voice) => ({
    ...voice,
    async record(utterance, order, options) {
      asked++
      return voice.record?.(utterance, order, options)
    },
  }))
  await service.listen(freshNotice())
  asked = 0
  // Up to the first comma: one piece.
  const text = freshNotice(4)
  const heard = await Promise.all(Array.from({ length: askers }, () => service.listen(text)))
  console.log(
    `\nmisses: ${askers} identical at once = ${asked} synthesis; the last had it after ${ms(Math.max(...heard.map(({ wholeMs }) => wholeMs)))}`,
  )
  await service.close()
}
