import type { Page } from 'playwright-core'

/** How many seconds an address sounds, once the browser has decoded its MP3. */
export function secondsOf(page: Page, address: string): Promise<number> {
  return page.evaluate(async (from) => {
    const answer = await fetch(from)
    if (answer.headers.get('content-type') !== 'audio/mpeg') return 0
    const sound = await new OfflineAudioContext(1, 1, 22_050).decodeAudioData(await answer.arrayBuffer())
    return sound.duration
  }, address)
}
