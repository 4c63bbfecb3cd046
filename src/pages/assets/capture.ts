import { type Advice, askGuidance } from './ask-guidance.ts'
import { type Camera, openCamera } from './camera.ts'
import { type SpokenWords, spokenWords } from './spoken-words.ts'

/** Frames are asked about a few times a second; on a slow network as often as it answers. */
const frameMs = 350
/** The same advice is said again when it was not followed. */
const againMs = 4_000
/** Two frames in a row: a hand is steady, not passing by. */
const readyFrames = 2
const mostFailures = 3
/** After so many failures it is asked less often, and again all the same. */
const restMs = 1_000
/** Then the battery and the arm have done enough. */
const mostMs = 90_000

/** What ends it: a photo, or a word why there is none. */
type End = { photo: Blob } | { why: 'closed' | 'refused' | 'gave-up' }

/** 听着提示拍: looks through the camera, says one thing to do at a time, and takes the photo by itself. */
export function enhanceCapture(): void {
  const open = document.querySelector<HTMLButtonElement>('[data-capture-open]')
  const dialog = document.querySelector<HTMLDialogElement>('dialog[data-capture]')
  const input = document.querySelector<HTMLInputElement>('[data-card-photo]')
  if (!open || !dialog || !input || !navigator.mediaDevices) return
  open.hidden = false
  const words = spokenWords(dialog)
  let latest = 0
  open.addEventListener('click', async () => {
    const mine = ++latest
    const end = await capture(dialog, words)
    if (mine !== latest) return
    dialog.close()
    if ('photo' in end) return hand(input, end.photo)
    if (end.why === 'closed') {
      words.hush()
      return open.focus()
    }
    const status = document.querySelector('[data-card-status]')
    if (status) status.textContent = words.text(end.why)
    void words.say(end.why, true)
    input.focus()
  })
}

/** As if it had been chosen: the form is sent with it. What follows is read aloud, since who asked is being led by voice. */
function hand(input: HTMLInputElement, photo: Blob): void {
  const files = new DataTransfer()
  files.items.add(new File([photo], 'card.jpg', { type: 'image/jpeg' }))
  input.files = files.files
  const guided = input.form?.querySelector<HTMLInputElement>('[name=guided]')
  if (guided) guided.value = 'yes'
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

async function capture(dialog: HTMLDialogElement, words: SpokenWords): Promise<End> {
  const over = new AbortController()
  const leave = () => document.hidden && over.abort()
  dialog.showModal()
  const close = dialog.querySelector<HTMLButtonElement>('[data-do=close]')
  if (close) close.onclick = () => over.abort()
  dialog.addEventListener('close', () => over.abort(), { once: true })
  document.addEventListener('visibilitychange', leave)
  for (const code of ['no-card', 'hold-still', 'move-closer', 'taken']) words.prepare(code)
  let camera: Camera | undefined
  over.signal.addEventListener('abort', () => camera?.stop())
  try {
    camera = await openCamera(dialog.querySelector('video') as HTMLVideoElement)
    showLamp(dialog, camera)
    return await guide(dialog, camera, words, over.signal)
  } catch {
    return { why: over.signal.aborted ? 'closed' : 'refused' }
  } finally {
    camera?.stop()
    document.removeEventListener('visibilitychange', leave)
  }
}

function showLamp(dialog: HTMLDialogElement, camera: Camera): void {
  const lamp = dialog.querySelector<HTMLButtonElement>('[data-do=lamp]')
  if (!lamp) return
  lamp.hidden = !camera.hasLamp
  lamp.setAttribute('aria-pressed', 'false')
  lamp.onclick = () => {
    const on = lamp.getAttribute('aria-pressed') !== 'true'
    lamp.setAttribute('aria-pressed', String(on))
    camera.switchLamp(on)
  }
}

/** Frame after frame, until there is a photo, the person closes it, or the time is over. */
async function guide(dialog: HTMLElement, camera: Camera, words: SpokenWords, over: AbortSignal): Promise<End> {
  const began = performance.now()
  const tell = adviser(dialog, words)
  const pressed = whenPressed(dialog.querySelector('[data-do=shoot]'), over)
  let previous: string | null = null
  let ready = 0
  let failures = 0
  while (!over.aborted) {
    if (performance.now() - began > mostMs) return { why: 'gave-up' }
    const asked = performance.now()
    const { preview, photo } = await camera.look()
    const isWanted = pressed.aborted
    const answer: Advice | { busy: number } | null = isWanted
      ? null
      : await askGuidance(preview, previous, pressed).catch(() => null)
    if (over.aborted) break
    ready = answer && 'code' in answer && answer.ready ? ready + 1 : 0
    if (isWanted || ready >= readyFrames) {
      tell('taken')
      return { photo: await photo() }
    }
    // Pressed meanwhile: what is seen now is wanted.
    if (pressed.aborted) continue
    if (answer && 'code' in answer) {
      failures = 0
      previous = answer.code
      tell(answer.code)
      await pause(frameMs - (performance.now() - asked), pressed)
    } else if (answer) {
      await pause(answer.busy * 1000, pressed)
    } else {
      // Without advice there is still a camera and its button.
      if (++failures >= mostFailures) tell('slow')
      await pause(failures >= mostFailures ? restMs : frameMs, pressed)
    }
  }
  return { why: 'closed' }
}

/** Aborts what is being waited for when the photo is wanted now, and when there will be none. */
function whenPressed(shutter: HTMLButtonElement | null, over: AbortSignal): AbortSignal {
  const pressed = new AbortController()
  if (shutter) shutter.onclick = () => pressed.abort()
  over.addEventListener('abort', () => pressed.abort())
  return pressed.signal
}

/** Shows every advice, says it when it is new or was not followed, and lets the phone tremble when it changes. */
function adviser(dialog: HTMLElement, words: SpokenWords): (code: string) => void {
  const place = dialog.querySelector<HTMLElement>('[data-advice]')
  let shown = ''
  let said = ''
  let saidAt = Number.NEGATIVE_INFINITY
  return (code) => {
    if (code !== shown) {
      shown = code
      if (place) place.textContent = words.text(code)
      navigator.vibrate?.(code === 'taken' || code === 'ready' ? [80, 60, 80] : 60)
    }
    const isOver = code === 'taken'
    if (code === said && performance.now() - saidAt < againMs) return
    void words.say(code, isOver).then((done) => {
      if (!done) return
      said = code
      saidAt = performance.now()
    })
  }
}

/** Rests for so long, unless there is no more reason to. */
function pause(ms: number, unless: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      clearTimeout(timer)
      unless.removeEventListener('abort', goOn)
      resolve()
    }
    const timer = setTimeout(goOn, Math.max(0, ms))
    unless.addEventListener('abort', goOn)
  })
}
