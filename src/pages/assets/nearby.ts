import { fixPosition, keepPosition } from './locate.ts'

/** 定位 on a page that lists what is near: the position goes along with the form by POST, when the button is pressed. */
export function enhanceNearby(): void {
  if (!('geolocation' in navigator)) return
  for (const box of document.querySelectorAll<HTMLElement>('[data-near]')) {
    const form = box.closest('form')
    if (!form) continue
    box.hidden = false
    box.querySelector('[data-near-button]')?.addEventListener('click', () => void ask(box, form))
  }
}

async function ask(box: HTMLElement, form: HTMLFormElement): Promise<void> {
  const status = box.querySelector('[data-near-status]')
  if (status) status.textContent = box.dataset['locating'] ?? ''
  try {
    keepPosition(form, await fixPosition())
    form.requestSubmit()
  } catch {
    if (status) status.textContent = box.dataset['refused'] ?? ''
  }
}
