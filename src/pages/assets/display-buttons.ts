import { changeDisplay, displayCookie, readDisplay, writeDisplay } from '../display.ts'

/** Changes how the page looks at once, where without a script it is sent and comes back: what was typed stays. */
export function enhanceDisplay(): void {
  const root = document.documentElement
  const cookie = document.cookie.split('; ').find((each) => each.startsWith(`${displayCookie}=`))
  let display = readDisplay(cookie?.slice(displayCookie.length + 1))
  const apply = () => {
    root.dataset['mode'] = display.mode
    root.dataset['text'] = String(display.textSize)
  }
  // Pages that the browser kept are the same for everybody.
  apply()
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-display]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      display = changeDisplay(display, (event.submitter as HTMLButtonElement | null)?.value ?? '')
      apply()
      // biome-ignore lint/suspicious/noDocumentCookie: not every browser has a Cookie Store.
      document.cookie = `${displayCookie}=${writeDisplay(display)}; path=/; max-age=31536000; samesite=lax`
      const shown = [...form.querySelectorAll<HTMLElement>('button')].find((button) => button.checkVisibility())
      if (!(event.submitter as HTMLElement | null)?.checkVisibility()) shown?.focus()
    })
  }
}
