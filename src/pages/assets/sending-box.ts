/** States are told at most this often, so that a screen reader is not talking all the time. */
const restMs = 4000
/** What is over by then needs no word; who is being led by voice is still hearing that the photo was taken. */
const firstMs = { seen: 1000, led: restMs }
/** After so long without anything new it is said that it goes on. */
const longMs = 15_000
/** Those that every card comes through: the bar moves with them. */
const usualStages = ['finding', 'straightening', 'reading', 'checking']

/** How far the sending of a photo or a recording is: by bytes, then by what the service does with it, with a button that stops it. */
export interface SendingBox {
  sent(bytes: number, of: number): void
  /** All of it is there, and the service works on it. */
  working(): void
  /** What the service does with it now; `ahead` photos come first while it waits. */
  stage(name: string, ahead?: number): void
  /** There is an answer, and the page that shows it is on its way. */
  opening(): void
  /** It came to nothing; `again` is how it can be sent without all this. */
  fail(why: 'stopped' | 'failed', again?: () => void): void
  close(): void
}

/** Opens behind a button. `isLed`: what is told is also spoken. */
export function openSendingBox(button: HTMLElement, isLed: boolean, stop: () => void): SendingBox {
  document.querySelector('main [data-sending]')?.remove()
  const drawn = document.querySelector<HTMLTemplateElement>('template[data-sending-box]')?.content.firstElementChild
  const box = drawn?.cloneNode(true) as HTMLElement
  const find = (part: string) => box.querySelector<HTMLElement>(`[data-part=${part}]`) as HTMLElement
  const [how, stopButton, plainButton] = [find('how'), find('stop'), find('plain')]
  const bar = box.querySelector('progress') as HTMLProgressElement
  const word = (name: string) => box.dataset[name] ?? ''
  const tell = teller(find('told'), isLed)
  const began = performance.now()
  const toldStages = new Set<string>()
  let doing = word('work')
  let changedAt = began
  let isAllSent = false
  let clock: ReturnType<typeof setInterval> | undefined
  stopButton.addEventListener('click', stop)
  button.after(box)
  tell(word('begun'))

  function showWaiting(): void {
    const seconds = secondsSince(began)
    how.textContent =
      seconds === 0 ? doing : word('waited').replace('{doing}', doing).replace('{seconds}', String(seconds))
    const still = secondsSince(changedAt)
    if (still > 0 && still % (longMs / 1000) === 0) tell(word('long'))
  }

  return {
    sent(bytes, of) {
      if (isAllSent || of === 0) return
      bar.max = of
      bar.value = bytes
      how.textContent = word('uploading').replace('{percent}', String(Math.floor((100 * bytes) / of)))
      const quarters = Math.floor((4 * bytes) / of)
      if (quarters > 0 && quarters < 4) tell(word(`quarters${quarters}`))
    },
    working() {
      isAllSent = true
      bar.removeAttribute('value')
      tell(word('work'))
      showWaiting()
      clock = setInterval(showWaiting, 1000)
    },
    stage(name, ahead = 0) {
      const text = box.getAttribute(`data-stage-${name === 'waiting' && ahead === 0 ? 'next' : name}`)
      if (text === null) return
      changedAt = performance.now()
      doing = text.replace('{count}', String(ahead))
      const step = usualStages.indexOf(name) + 1
      if (step > 0) {
        bar.value = Math.max(bar.value, step)
        bar.max = usualStages.length + 1
      }
      showWaiting()
      // Told once: a card may come through a stage again, and its place in the queue changes often.
      if (!toldStages.has(name)) tell(doing)
      toldStages.add(name)
    },
    opening() {
      clearInterval(clock)
      if (bar.hasAttribute('value')) bar.value = bar.max
      how.textContent = word('opening')
      tell(word('opening'))
      stopButton.hidden = true
    },
    fail(why, again) {
      clearInterval(clock)
      for (const gone of [how, bar, stopButton]) gone.hidden = true
      tell([word(why), isAllSent ? word('maybe') : ''].join(''), true)
      if (!again) return
      plainButton.hidden = false
      plainButton.addEventListener('click', again)
    },
    close() {
      clearInterval(clock)
      box.remove()
    },
  }
}

const secondsSince = (moment: number) => Math.floor((performance.now() - moment) / 1000)

/** Tells the latest, when it is time again. */
function teller(status: HTMLElement, isLed: boolean): (text: string, now?: boolean) => void {
  let toldAt = performance.now() - restMs + (isLed ? firstMs.led : firstMs.seen)
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest = ''
  return (text, now = false) => {
    if (text === latest) return
    latest = text
    clearTimeout(timer)
    const restLeft = toldAt + restMs - performance.now()
    timer = setTimeout(
      () => {
        toldAt = performance.now()
        status.textContent = text
        if (isLed) status.dispatchEvent(new Event('read-now', { bubbles: true }))
      },
      now ? 0 : Math.max(0, restLeft),
    )
  }
}
