import type { Player } from './player.ts'

/** What is heard by itself: an entry with its hint and fault, a question, an option, a fault of the summary, a line of a receipt. */
const heardAlone = '.field, fieldset, label.choice, .errors li, main > .reading p, .facts > div'
/** Has a button of its own, so that it is not part of what surrounds it. */
const ofItsOwn = '.field, fieldset, label.choice, .picker__level, .place-search, button, .button'

/**
 * A small listen button for each. Pointers and fingers find it; keyboards and screen readers have the bar and read the part
 * itself, so it is not told to them twice.
 */
export function addListenButtons(player: Player): void {
  const drawn = document.querySelector<HTMLTemplateElement>('template[data-listen-button]')?.content.firstElementChild
  if (!drawn) return
  for (const place of document.querySelectorAll<HTMLElement>(`main :is(${heardAlone})`)) {
    if (place.closest('[data-sentence]')) continue
    if (!player.sentences.some(({ part }) => belongsTo(place, part))) continue
    const button = drawn.cloneNode(true) as HTMLElement
    // The focus stays where it is.
    button.addEventListener('mousedown', (event) => event.preventDefault())
    button.addEventListener('click', () => {
      const heard = player.look().filter(({ part }) => belongsTo(place, part))
      player.play(heard[0], heard.at(-1))
    })
    if (place.matches('label, p')) place.before(button)
    else if (place instanceof HTMLFieldSetElement) place.querySelector('legend')?.append(button)
    else {
      place.classList.add('has-listen')
      place.prepend(button)
    }
  }
}

function belongsTo(place: HTMLElement, part: HTMLElement): boolean {
  if (place.matches('label.choice') && place.nextElementSibling === part && part.matches('.option__why')) return true
  if (!place.contains(part)) return false
  if (place === part) return true
  return part.closest(ofItsOwn) === (place.closest(ofItsOwn) ?? null) || place.matches('.errors li, .facts > div')
}
