import { choosePath } from './picker.ts'

interface Candidate {
  code: string
  path: { code: string; name: string }[]
}
interface Resolution extends Candidate {
  confidence: 'certain' | 'probable' | 'ambiguous'
  candidates: Candidate[]
}

/** A fix may take a while in the mountains, but not for ever. */
const fixMs = 20_000

/** 定位: asks for the position only when the button is pressed, and only fills what it is sure of. */
export function enhanceLocate(): void {
  if (!('geolocation' in navigator)) return
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-locate]')) {
    button.hidden = false
    button.addEventListener('click', () => void locate(button))
  }
}

async function locate(button: HTMLButtonElement): Promise<void> {
  const name = button.dataset['locate'] ?? ''
  const result = document.querySelector<HTMLElement>(`[data-locate-result="${name}"]`)
  if (!result) return
  result.textContent = button.dataset['locating'] ?? ''
  try {
    const { coords } = await new Promise<GeolocationPosition>((resolve, reject) => {
      navigator.geolocation.getCurrentPosition(resolve, reject, { enableHighAccuracy: true, timeout: fixMs })
    })
    const { longitude, latitude, accuracy } = coords
    const response = await fetch('/v1/divisions/resolve', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ longitude, latitude, accuracy, coordType: 'wgs84' }),
    })
    const answer = await response.json()
    if (!response.ok) {
      result.textContent = (answer as { detail?: string }).detail ?? button.dataset['refused'] ?? ''
      return
    }
    const resolution = answer as Resolution
    if (resolution.confidence === 'ambiguous') ask(button, result, name, resolution.candidates)
    else await choose(button, result, name, resolution)
  } catch {
    result.textContent = button.dataset['refused'] ?? ''
  }
}

function ask(button: HTMLButtonElement, result: HTMLElement, name: string, candidates: Candidate[]): void {
  result.textContent = button.dataset['which'] ?? ''
  for (const candidate of candidates) {
    const choice = document.createElement('button')
    choice.type = 'button'
    choice.className = 'button'
    choice.textContent = candidate.path.map((step) => step.name).join('')
    choice.addEventListener('click', () => void choose(button, result, name, candidate))
    result.append(choice)
  }
}

async function choose(button: HTMLElement, result: HTMLElement, name: string, { path }: Candidate): Promise<void> {
  await choosePath(name, path)
  const place = path.map((step) => step.name).join('')
  result.textContent = (button.dataset['found'] ?? '').replace('{place}', place)
}
