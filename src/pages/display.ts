/** How pages look: the elder mode has larger text in a chosen size, larger buttons and more room. */
export interface Display {
  mode: 'standard' | 'elder'
  /** Of the main text in elder mode, CSS pixels where the browser's own text is 16. */
  textSize: (typeof textSizes)[number]
}

export const textSizes = [18, 21, 24, 27, 30] as const
export const displayCookie = 'display'

/** Of the cookie (`elder.24`); anything else is the standard. */
export function readDisplay(value: string | undefined): Display {
  const [mode, size] = (value ?? '').split('.')
  const textSize = textSizes.find((known) => String(known) === size) ?? 24
  return { mode: mode === 'elder' ? 'elder' : 'standard', textSize }
}

export function writeDisplay({ mode, textSize }: Display): string {
  return `${mode}.${textSize}`
}

/** What one of the buttons `elder`, `standard`, `larger`, `smaller` makes of it. */
export function changeDisplay(display: Display, change: string): Display {
  if (change === 'elder' || change === 'standard') return { ...display, mode: change }
  const step = change === 'larger' ? 1 : change === 'smaller' ? -1 : 0
  const index = textSizes.indexOf(display.textSize) + step
  return { ...display, textSize: textSizes[index] ?? display.textSize }
}
