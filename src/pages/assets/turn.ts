let stop: (() => void) | undefined

/** One voice at a time: whoever begins to speak makes whoever spoke before stop. */
export function takeTurn(mine: () => void): void {
  if (stop !== mine) stop?.()
  stop = mine
}
