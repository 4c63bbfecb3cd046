import { launchBrowser } from '../support/browser.ts'

/** What a browser hears of an audio file with one channel. Throws when it cannot play it. */
export async function openListener(): Promise<{
  hear(bytes: Buffer, sampleRate: number): Promise<Float32Array>
  close(): Promise<void>
}> {
  const browser = await launchBrowser()
  const page = await browser.newPage()
  return {
    async hear(bytes, sampleRate) {
      const heard = await page.evaluate(
        async ([file, rate]) => {
          const sound = Uint8Array.from(atob(file), (character) => character.charCodeAt(0))
          const audio = await new OfflineAudioContext(1, 1, rate).decodeAudioData(sound.buffer)
          const bytes = new Uint8Array(audio.getChannelData(0).buffer)
          const part = 32_768
          let text = ''
          for (let at = 0; at < bytes.length; at += part) text += String.fromCharCode(...bytes.subarray(at, at + part))
          return btoa(text)
        },
        [bytes.toString('base64'), sampleRate] as const,
      )
      return new Float32Array(Uint8Array.from(Buffer.from(heard, 'base64')).buffer)
    },
    close: () => browser.close(),
  }
}
