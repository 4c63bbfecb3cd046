import { reportListening } from './listening.ts'

interface Cue {
  index: number
  startMs: number
  endMs: number
}

/** A sentence that was left less than this before its end counts as heard: the pause after it is not speech. */
const endSlackMs = 250
const speedKey = 'voice-speed'

/** Replaces the browser's player by one that knows sentences: back, forth, again, at the listener's pace. */
export function enhancePlayers(): void {
  for (const root of document.querySelectorAll<HTMLElement>('[data-player]')) enhance(root)
}

function enhance(root: HTMLElement): void {
  const audio = root.querySelector('audio')
  const bar = root.querySelector<HTMLElement>('.player__bar')
  const status = root.querySelector<HTMLElement>('[data-player-status]')
  const toggle = root.querySelector<HTMLButtonElement>('[data-do=toggle]')
  const speed = root.querySelector<HTMLSelectElement>('[data-do=speed]')
  if (!audio || !bar || !status || !toggle || !speed) return
  const label = (name: string) => root.dataset[name] ?? ''
  const sentences = [...document.querySelectorAll<HTMLElement>('[data-sentence]')]
  const heard = new Set<number>()
  const { listening, version = '', voice = '' } = root.dataset
  const reports = listening ? reportListening(listening, version, voice) : undefined
  let cues: Cue[] = []
  let current = -1

  audio.controls = false
  audio.hidden = true
  bar.hidden = false
  for (const step of bar.querySelectorAll<HTMLElement>('[data-do=previous], [data-do=next], [data-do=repeat]')) {
    step.hidden = !root.dataset['cues']
  }

  async function prepare(): Promise<void> {
    if (cues.length > 0 || !root.dataset['cues']) return
    const response = await fetch(root.dataset['cues'])
    if (!response.ok) throw new Error('cues')
    cues = ((await response.json()) as { sentences: Cue[] }).sentences
  }

  async function play(): Promise<void> {
    if (!audio || !status) return
    status.textContent = label('waiting')
    try {
      await prepare()
      reports?.begin()
      await audio.play()
      status.textContent = ''
    } catch {
      status.textContent = label('failed')
    }
  }

  function cueAt(ms: number): number {
    return cues.findIndex((cue) => ms < cue.endMs)
  }

  function jump(index: number): void {
    const cue = cues[Math.max(0, Math.min(index, cues.length - 1))]
    if (!audio || !cue) return
    audio.currentTime = cue.startMs / 1000
    void play()
  }

  function highlight(index: number): void {
    if (index === current) return
    sentences[current]?.classList.remove('is-spoken')
    current = index
    const sentence = sentences[index]
    sentence?.classList.add('is-spoken')
    sentence?.scrollIntoView({ block: 'nearest' })
  }

  function report(index: number): void {
    if (heard.has(index)) return
    heard.add(index)
    const method = document.querySelector<HTMLInputElement>('[data-consent-method]')
    if (method && heard.size === cues.length) method.value = 'heard'
    reports?.played(index)
  }

  bar.addEventListener('click', (event) => {
    const action = (event.target as HTMLElement).closest<HTMLElement>('[data-do]')?.dataset['do']
    if (action === 'toggle') audio.paused ? void play() : audio.pause()
    if (action === 'previous') void prepare().then(() => jump(Math.max(0, current - 1)))
    if (action === 'next') void prepare().then(() => jump(current + 1))
    if (action === 'repeat') void prepare().then(() => jump(Math.max(0, current)))
  })
  speed.value = localStorage.getItem(speedKey) ?? '1'
  audio.playbackRate = Number(speed.value) || 1
  speed.addEventListener('change', () => {
    audio.playbackRate = Number(speed.value)
    localStorage.setItem(speedKey, speed.value)
  })
  audio.addEventListener('play', () => {
    audio.playbackRate = Number(speed.value) || 1
    toggle.textContent = label('pause')
  })
  audio.addEventListener('pause', () => {
    toggle.textContent = label('play')
  })
  let before = 0
  audio.addEventListener('timeupdate', () => {
    const ms = audio.currentTime * 1000
    const index = cueAt(ms)
    if (index >= 0) highlight(index)
    const played = cueAt(before)
    const cue = cues[played]
    const ranOn = ms >= before && ms - before < 2000 * audio.playbackRate
    if (cue && ranOn && ms >= cue.endMs - endSlackMs) report(played)
    before = ms
  })
  audio.addEventListener('ended', () => {
    const last = cues.at(-1)
    if (last) report(last.index)
    highlight(-1)
    status.textContent = label('ended')
  })
  audio.addEventListener('error', () => {
    status.textContent = label('failed')
  })
  document.querySelector('[data-start-player]')?.addEventListener('click', (event) => {
    event.preventDefault()
    toggle.focus()
    audio.paused ? void play() : audio.pause()
  })
}
