const asking = '.question, .field, fieldset, .capture, .group'
/** Comes after the entry that it helps with. */
const trailing = '[data-locate="residence"]'

/** Enter presses it: what it means in the forms of several questions. */
const enter = ':scope > .visually-hidden[value=next]'

/** In elder mode a form of several questions shows one question at a time; the others are there, later. Styles decide, so that the mode may change. */
export function enhanceOneAtATime(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-form]')) showOneAtATime(form)
}

function showOneAtATime(form: HTMLFormElement): void {
  const questions = questionsOf(form)
  const send = form.querySelector<HTMLElement>(':scope > .button--main')
  const drawn = document.querySelector<HTMLTemplateElement>('template[data-one-at-a-time]')?.content.firstElementChild
  if (questions.length < 2 || !form.querySelector(enter) || !send || !drawn) return
  const ending = [...form.children].slice([...form.children].indexOf(send)) as HTMLElement[]
  const { bar, state, back, on } = buttonsOf(drawn)
  send.before(bar)
  let at = 0

  const isAsked = (index: number) => questions[index]?.some((element) => element.matches(asking) && !element.hidden)
  const neighbour = (by: 1 | -1) => {
    let index = at + by
    while (questions[index] && !isAsked(index)) index += by
    return questions[index] ? index : -1
  }
  const indexOf = (target: Element | null) =>
    questions.findIndex((each) => each.some((element) => target && element.contains(target)))

  function show(index: number): void {
    at = index
    for (const [place, elements] of questions.entries())
      for (const element of elements) element.classList.toggle('is-later', place !== at)
    const [isFirst, isLast] = [neighbour(-1) < 0, neighbour(1) < 0]
    for (const element of ending) {
      element.classList.toggle('is-later', !isLast && !(isFirst && element instanceof HTMLAnchorElement))
    }
    back.classList.toggle('is-later', isFirst)
    on.classList.toggle('is-later', isLast)
    const asked = questions.map((_, place) => place).filter(isAsked)
    state.textContent = (bar.dataset['state'] ?? '')
      .replace('{step}', String(asked.indexOf(at) + 1))
      .replace('{total}', String(asked.length))
  }

  function go(by: 1 | -1): void {
    const index = neighbour(by)
    if (index < 0) return
    show(index)
    const question = questions[index]?.find((element) => element.matches(asking))
    question?.setAttribute('tabindex', '-1')
    question?.focus()
  }

  back.addEventListener('click', () => go(-1))
  on.addEventListener('click', () => go(1))
  form.addEventListener('change', () => show(at))
  // Enter goes on as the button does.
  form.addEventListener(
    'submit',
    (event) => {
      const isEnter = event.submitter === form.querySelector(enter)
      if (!isEnter || document.documentElement.dataset['mode'] !== 'elder' || neighbour(1) < 0) return
      event.preventDefault()
      event.stopImmediatePropagation()
      go(1)
    },
    true,
  )
  document.querySelector('#errors')?.addEventListener('click', ({ target }) => {
    const address = (target as HTMLElement).closest('a')?.hash
    const index = address ? indexOf(document.getElementById(decodeURIComponent(address.slice(1)))) : -1
    if (index >= 0) show(index)
  })
  // A photo was added, an entry removed: the page comes back at the question.
  const placeKey = `question ${location.pathname}`
  form.addEventListener('submit', ({ submitter }) => {
    const staysHere = submitter instanceof HTMLButtonElement && submitter.value !== 'next'
    if (staysHere) sessionStorage.setItem(placeKey, String(at))
  })
  const left = Number(sessionStorage.getItem(placeKey) ?? -1)
  sessionStorage.removeItem(placeKey)
  const wanted = indexOf(form.querySelector('.field--wrong') ?? form.querySelector('[data-focus]'))
  show(Math.max(0, wanted >= 0 ? wanted : Math.min(left, questions.length - 1)))
}

/** The elements of each question, with the heading or the hint that stands before it. */
function questionsOf(form: HTMLFormElement): HTMLElement[][] {
  const questions: HTMLElement[][] = []
  let before: HTMLElement[] = []
  for (const element of form.children as HTMLCollectionOf<HTMLElement>) {
    if (element.matches('.button--main')) break
    if (element.matches('.visually-hidden, .button, input[type=hidden]')) continue
    if (element.matches(trailing)) questions.at(-1)?.push(element)
    else if (element.matches(asking)) {
      questions.push([...before, element])
      before = []
    } else before.push(element)
  }
  questions.at(-1)?.push(...before)
  return questions
}

function buttonsOf(drawn: Element) {
  const bar = drawn.cloneNode(true) as HTMLElement
  const find = (name: string) => bar.querySelector<HTMLElement>(`[data-question=${name}]`) as HTMLElement
  return { bar, state: find('state'), back: find('back'), on: find('on') }
}
