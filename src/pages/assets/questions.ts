/** Shows what is asked by an answer as soon as it is given; the page holds it hidden, so nothing moves the focus. */
export function enhanceQuestions(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-questions]')) {
    form.addEventListener('change', () => showAsked(form))
    showAsked(form)
  }
}

/** In the order of the page: what a hidden question would ask for stays hidden with it. */
function showAsked(form: HTMLFormElement): void {
  for (const element of form.querySelectorAll<HTMLElement>('[data-when]')) {
    const values = element.dataset['is']?.split(' ') ?? []
    element.hidden = !chosenIn(form, element.dataset['when'] ?? '').some((value) => values.includes(value))
  }
}

function chosenIn(form: HTMLFormElement, name: string): string[] {
  const entries = form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`[name="${CSS.escape(name)}"]`)
  return [...entries]
    .filter((entry) => entry.parentElement?.closest('[hidden]') === null)
    .filter((entry) => !(entry instanceof HTMLInputElement) || entry.checked)
    .map(({ value }) => value)
}
