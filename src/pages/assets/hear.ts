import { playPosted } from './play-posted.ts'

/** Buttons that speak what is filled in so far: on the page itself, where without a script the sound opens beside it. */
export function enhanceHear(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-hear]')) {
    const status = button.parentElement?.querySelector('[data-hear-status]')
    const tell = (text = '') => {
      if (status) status.textContent = text
    }
    button.addEventListener('click', (event) => {
      if (button.form === null) return
      event.preventDefault()
      tell(button.dataset['waiting'])
      const typed = [...new FormData(button.form)].map(([name, value]) => [name, String(value)])
      playPosted(button.formAction, new URLSearchParams(typed)).then(
        () => tell(),
        () => tell(button.dataset['failed']),
      )
    })
  }
}
