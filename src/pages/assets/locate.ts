import { ApiProblem } from '../../client/api-problem.ts'
import type { Operations } from '../../client/operations.ts'
import { choosePath } from './picker.ts'
import { playPosted } from './play-posted.ts'
import { serviceClient } from './service-client.ts'

type Resolution = Operations['POST /v1/divisions/resolve']['answer']
type Candidate = Pick<Resolution, 'code' | 'path'>

/** A fix may take a while in the mountains, but not for ever. */
const fixMs = 20_000

/** 定位: asks for the position only when the button is pressed, and only fills what it is sure of. */
export function enhanceLocate(): void {
  if (!('geolocation' in navigator)) return
  for (const box of document.querySelectorAll<HTMLElement>('[data-locate]')) {
    box.hidden = false
    box.querySelector('[data-locate-button]')?.addEventListener('click', () => void locate(box))
  }
}

/** Throws when the person or the device does not tell. */
export async function fixPosition(): Promise<{ longitude: number; latitude: number; accuracy: number }> {
  const { coords } = await new Promise<GeolocationPosition>((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(resolve, reject, { enableHighAccuracy: true, timeout: fixMs })
  })
  const { longitude, latitude, accuracy } = coords
  return { longitude, latitude, accuracy }
}

async function locate(box: HTMLElement): Promise<void> {
  tell(box, box.dataset['locating'])
  offer(box, [])
  try {
    const { longitude, latitude, accuracy } = await fixPosition()
    const body = { longitude, latitude, accuracy, coordType: 'wgs84' } as const
    const resolution = await serviceClient().call('POST /v1/divisions/resolve', { body })
    keepPosition(box, { longitude, latitude, accuracy })
    if (resolution.question === null) await choose(box, resolution)
    else ask(box, resolution, accuracy)
  } catch (error) {
    tell(box, (error instanceof ApiProblem && error.detail) || box.dataset['refused'])
  }
}

/** Sent along with the form, where the form wants it: to compare with what is chosen. */
export function keepPosition(box: HTMLElement, position: Record<string, number>): void {
  for (const [part, value] of Object.entries(position)) {
    const input = box.querySelector<HTMLInputElement>(`[name="position.${part}"]`)
    if (input) input.value = String(value)
  }
}

function ask(box: HTMLElement, { question, candidates, distanceToBorderM }: Resolution, accuracy: number): void {
  tell(box, question?.text)
  const listen = button(box.dataset['listen'] ?? '', 'button button--voice', () => {
    const form = new URLSearchParams({ border: String(distanceToBorderM), accuracy: String(Math.round(accuracy)) })
    for (const { code } of candidates) form.append('county', code)
    playPosted('/places/county/audio', form).catch(() => undefined)
  })
  const choices = candidates.map((candidate) =>
    button(candidate.path.map(({ name }) => name).join(''), 'button', () => void choose(box, candidate)),
  )
  offer(box, [listen, ...choices])
}

async function choose(box: HTMLElement, { code, path }: Candidate): Promise<void> {
  await choosePath(
    box.dataset['locate'] ?? '',
    path.map(({ code }) => code),
  )
  offer(box, [])
  tell(box, (box.dataset['found'] ?? '').replace('{place}', path.map(({ name }) => name).join('')), code)
}

function button(text: string, className: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = className
  made.textContent = text
  made.addEventListener('click', press)
  return made
}

/** `code` is of the place that it names. */
function tell(box: HTMLElement, text: string | undefined, code = ''): void {
  const status = box.querySelector<HTMLElement>('[data-locate-status]')
  if (!status) return
  status.dataset['place'] = code
  status.textContent = text ?? ''
}

function offer(box: HTMLElement, buttons: HTMLButtonElement[]): void {
  const choices = box.querySelector<HTMLElement>('[data-locate-choices]')
  choices?.replaceChildren(...buttons)
  if (choices) choices.hidden = buttons.length === 0
}
