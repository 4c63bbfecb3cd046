import { addListenButtons } from './listen-buttons.ts'
import { markSpoken } from './mark-spoken.ts'
import { createPlayer, type Player } from './player.ts'
import { sentencesWithSounds } from './sentence-sounds.ts'
import { createSoundSpeaker } from './sound-speaker.ts'
import { takeTurn } from './turn.ts'
import { offerVoices } from './voice-choice.ts'

const speedKey = 'voice-speed'
/** Set once something was read: the next page offers to go on. */
const goOnKey = 'reading'
/** Shorter waits are not worth a word. */
const patienceMs = 400

/** The bar that reads the page, the same on every page; without a script each sound has the browser's own player. */
export function enhanceReadingBar(): void {
  const bar = document.querySelector<HTMLElement>('[data-reading-bar]')
  if (!bar) return
  const track = document.querySelector<HTMLAudioElement>('audio[data-cues]')
  const read = sentencesWithSounds(track)
  if (read().length === 0) return
  const audio = track ?? new Audio()
  const service = createSoundSpeaker(audio)
  const player = createPlayer(read, service, (now) => show(bar, now))
  for (const plain of document.querySelectorAll<HTMLAudioElement>('audio[data-plain]')) plain.hidden = true
  bar.hidden = false
  player.at = Math.min(rememberedAt(), player.sentences.length - 1)
  show(bar, player)
  followButtons(bar, player)
  followSpeed(bar, player)
  followMediaKeys(player)
  offerVoices(bar, player, service)
  addListenButtons(player)
  document.addEventListener(
    'play',
    ({ target }) => target instanceof HTMLAudioElement && target !== audio && takeTurn(() => target.pause()),
    true,
  )
  // Who is being led by voice hears what came of it, and what happens meanwhile.
  const next = document.querySelector('[data-read-now]')
  if (next) player.play(player.look().find(({ part }) => next.contains(part)))
  document.addEventListener('read-now', ({ target }) => {
    const told = player.look().filter(({ part }) => target instanceof Element && target.contains(part))
    if (told[0]) player.play(told[0], told.at(-1))
  })
  document.querySelector('[data-start-player]')?.addEventListener('click', (event) => {
    event.preventDefault()
    bar.querySelector<HTMLElement>('[data-do=toggle]')?.focus()
    if (isSpeaking(player)) player.pause()
    else player.play(player.look().find(({ part }) => part.dataset['sentence'] === '0'))
  })
}

function isSpeaking({ state }: Player): boolean {
  return state === 'playing' || state === 'waiting'
}

let patience: ReturnType<typeof setTimeout> | undefined

/** The live region tells states, never sentences. */
function show(bar: HTMLElement, player: Player): void {
  const { state, at, sentences } = player
  const status = bar.querySelector('[data-player-status]')
  const progress = bar.querySelector<HTMLElement>('[data-preparing]')
  const tell = () => {
    if (progress) progress.hidden = state !== 'waiting'
    const text = bar.getAttribute(`data-state-${state === 'failed' && !navigator.onLine ? 'alone' : state}`) ?? ''
    if (status && status.textContent !== text) status.textContent = text
  }
  clearTimeout(patience)
  if (state === 'waiting') patience = setTimeout(tell, patienceMs)
  else tell()

  const label = bar.querySelector('[data-label]')
  if (label) label.textContent = bar.dataset[labelOf(player)] ?? ''
  bar.dataset['speaking'] = isSpeaking(player) ? 'yes' : 'no'
  bar.classList.toggle('is-active', state !== 'idle' || goesOn())
  if (state === 'idle') return
  markSpoken(state === 'ended' ? undefined : sentences[at])
  sessionStorage.setItem(goOnKey, 'yes')
  sessionStorage.setItem(positionKey(), String(at))
  if ('mediaSession' in navigator) navigator.mediaSession.playbackState = isSpeaking(player) ? 'playing' : 'paused'
}

function labelOf({ state, at }: Player): string {
  if (state === 'playing' || state === 'waiting') return 'labelPause'
  if (state === 'ended' && at === 0) return 'labelAgain'
  if (state === 'idle' && at === 0) return goesOn() ? 'labelGoOn' : 'labelRead'
  return 'labelResume'
}

function goesOn(): boolean {
  return sessionStorage.getItem(goOnKey) === 'yes'
}

function positionKey(): string {
  return `${goOnKey} ${location.pathname}`
}

function rememberedAt(): number {
  return Math.max(0, Number(sessionStorage.getItem(positionKey())) || 0)
}

function followButtons(bar: HTMLElement, player: Player): void {
  const actions: Record<string, () => void> = {
    toggle: () => (isSpeaking(player) ? player.pause() : player.play()),
    previous: () => player.step(-1),
    next: () => player.step(1),
    repeat: () => player.repeat(),
  }
  bar.addEventListener('click', ({ target }) => {
    actions[(target as HTMLElement).closest<HTMLElement>('[data-do]')?.dataset['do'] ?? '']?.()
  })
  const keys: Record<string, string> = { ArrowLeft: 'previous', ArrowRight: 'next' }
  bar.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLSelectElement) return
    const action = actions[keys[event.key] ?? '']
    if (action) event.preventDefault()
    action?.()
    if (event.key === 'Escape') player.pause()
  })
}

function followSpeed(bar: HTMLElement, player: Player): void {
  const speed = bar.querySelector<HTMLSelectElement>('[data-do=speed]')
  if (!speed) return
  const kept = localStorage.getItem(speedKey)
  if ([...speed.options].some(({ value }) => value === kept)) speed.value = kept ?? '1'
  player.setSpeed(Number(speed.value))
  speed.addEventListener('change', () => {
    player.setSpeed(Number(speed.value))
    localStorage.setItem(speedKey, speed.value)
  })
}

/** Headphones, the lock screen. */
function followMediaKeys(player: Player): void {
  if (!('mediaSession' in navigator)) return
  navigator.mediaSession.metadata = new MediaMetadata({ title: document.title })
  navigator.mediaSession.setActionHandler('play', () => player.play())
  navigator.mediaSession.setActionHandler('pause', () => player.pause())
  navigator.mediaSession.setActionHandler('previoustrack', () => player.step(-1))
  navigator.mediaSession.setActionHandler('nexttrack', () => player.step(1))
}
