/** Says that a button is at work, and keeps a second press from sending the same again. */
export function enhanceForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-form]')) {
    form.addEventListener('submit', (event) => {
      if (form.dataset['sent'] === 'yes') {
        event.preventDefault()
        return
      }
      form.dataset['sent'] = 'yes'
      const button = event.submitter
      if (!(button instanceof HTMLButtonElement)) return
      button.setAttribute('aria-disabled', 'true')
      const status = form.querySelector('[data-card-status]')
      if (button.dataset['busy']) {
        if (status) status.textContent = button.dataset['busy']
        button.textContent = button.dataset['busy']
      }
    })
  }
  // A page that comes back from the history can be sent again.
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-form]')) delete form.dataset['sent']
  })
  document.querySelector<HTMLInputElement>('[data-card-photo]')?.addEventListener('change', (event) => {
    const input = event.target as HTMLInputElement
    const read = input.form?.querySelector<HTMLButtonElement>('button[value=card]')
    if (read && input.files?.length) input.form?.requestSubmit(read)
  })
}
