/** Notices that somebody has listened to on this phone, the last ones: some 300 kB each. */
const mostVoices = 6

/** Keeps the reading of a notice once somebody listens to it, for when there is no network. Not where data is saved. */
export function keepVoices(): void {
  const { connection } = navigator as { connection?: { saveData?: boolean } }
  if (!('caches' in window) || connection?.saveData) return
  for (const box of document.querySelectorAll<HTMLElement>('[data-keep-voice]')) {
    box.querySelector('audio')?.addEventListener('playing', () => void keep(box).catch(() => undefined), { once: true })
  }
}

/** Under the address without a voice: whichever was listened to last is what is heard without a network. */
async function keep({ dataset }: HTMLElement): Promise<void> {
  const { keepVoice: notice = '', version = '', voice = '' } = dataset
  const cache = await caches.open(`voices-${document.documentElement.lang}`)
  for (const part of ['cues.json', 'audio']) {
    const response = await fetch(`${notice}/${part}?${new URLSearchParams({ voice, version })}`)
    if (response.status === 200) await cache.put(`${notice}/${part}?${new URLSearchParams({ version })}`, response)
  }
  const known = await cache.keys()
  for (const old of known.slice(0, Math.max(0, known.length - 2 * mostVoices))) await cache.delete(old)
}
