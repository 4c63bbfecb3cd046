import { playPosted } from './play-posted.ts'

/** A listen button that tells more than the browser's own player beside it can: how far it is from here. */
export function enhanceSpeak(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-speak]')) {
    const plain = form.parentElement?.querySelector('audio')
    const status = form.querySelector('[data-speak-status]')
    const tell = (text: string | undefined) => {
      if (status) status.textContent = text ?? ''
    }
    form.hidden = false
    if (plain) plain.hidden = true
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      tell(form.dataset['waiting'])
      const km = form.querySelector<HTMLInputElement>('[name=km]')?.value ?? ''
      playPosted(form.action, new URLSearchParams({ km })).then(
        () => tell(''),
        () => tell(form.dataset['failed']),
      )
    })
  }
}
