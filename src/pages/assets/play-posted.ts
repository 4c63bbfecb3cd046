let playing: HTMLAudioElement | undefined

/** Plays what the server speaks in answer to a form: by POST, so that what it holds stands in no address. One at a time. */
export async function playPosted(address: string, form: URLSearchParams): Promise<void> {
  const response = await fetch(address, { method: 'POST', body: form })
  if (!response.ok) throw new Error('audio')
  const url = URL.createObjectURL(await response.blob())
  playing?.pause()
  const audio = new Audio(url)
  playing = audio
  audio.addEventListener('ended', () => URL.revokeObjectURL(url))
  await audio.play()
}
