import { sendFile, sendsFile } from './send-file.ts'

/** Says that a button is at work, and keeps a second press from sending the same again. */
export function enhanceForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-form]')) {
    form.addEventListener('submit', (event) => {
      if (form.dataset['sent'] === 'yes') {
        event.preventDefault()
        return
      }
      form.querySelector('[data-no-network]')?.remove()
      if (!navigator.onLine) {
        event.preventDefault()
        tellNoNetwork(form)
        return
      }
      form.dataset['sent'] = 'yes'
      const button = event.submitter
      if (!(button instanceof HTMLButtonElement)) return
      button.setAttribute('aria-disabled', 'true')
      if (sendsFile(form, button)) {
        event.preventDefault()
        sendFile(form, button, () => {
          delete form.dataset['sent']
          button.removeAttribute('aria-disabled')
        })
        return
      }
      const status = form.querySelector('[data-card-status]')
      if (button.dataset['busy']) {
        if (status) status.textContent = button.dataset['busy']
        button.textContent = button.dataset['busy']
      }
    })
  }
  // A page that comes back from the history can be sent again.
  window.addEventListener('pageshow', () => {
    for (const { dataset } of document.querySelectorAll<HTMLFormElement>('form[data-form]')) {
      delete dataset['sent']
      delete dataset['plain']
    }
  })
  document.querySelector<HTMLInputElement>('[data-card-photo]')?.addEventListener('change', (event) => {
    const input = event.target as HTMLInputElement
    const read = input.form?.querySelector<HTMLButtonElement>('button[value=card]')
    if (read && input.files?.length) input.form?.requestSubmit(read)
  })
}

/** What was typed would be gone with the page: it stays, and the person is told. */
function tellNoNetwork(form: HTMLFormElement): void {
  const told = document.createElement('p')
  told.className = 'fault'
  told.dataset['noNetwork'] = ''
  told.setAttribute('role', 'alert')
  told.textContent = document.documentElement.dataset['noNetwork'] ?? ''
  form.append(told)
}
