import type { AdviceCode, CardLook, FrameLook } from './types.ts'

/**
 * Where an advice begins, and where it ends once it was given: between the two the last word stands, so that two frames
 * that differ by a tremble get the same one. Without a last word the middle decides.
 */
interface Band {
  begins: number
  ends: number
}

/** Places found in frames of cards scored 0.71–0.98 when right, 0.48–0.73 when wrong (parts of cards that are too far). */
const unlikely: Band = { begins: 0.66, ends: 0.72 }
/** A photo is taken of what is surely a card. */
const unsure: Band = { begins: 0.7, ends: 0.75 }
/** Cloud services ask for a quarter of the frame; a little more, to be safe by hand. */
const far: Band = { begins: 0.26, ends: 0.31 }
const near: Band = { begins: 0.93, ends: 0.86 }
/** Room between a corner and the frame's border: less, and the card is about to be cut. */
const edge: Band = { begins: 0.006, ends: 0.025 }
/** Middle of the card off the middle of the frame. */
const offCentre: Band = { begins: 0.21, ends: 0.15 }
/** Lead of the other side's likeness: a reflection on the portrait takes 0.3 from a front's. */
const other: Band = { begins: 0.12, ends: 0 }
/** Paper of a card in a lit room is above 100. */
const dark: Band = { begins: 70, ends: 90 }
/** A frame without a card: darker than this and none could be seen. */
const night: Band = { begins: 30, ends: 44 }
/** Area of washed-out print in mm²: a character has 9. */
const glare: Band = { begins: 5, ends: 1.5 }
/** Steepness of print in frames of 480–1280 px: at rest 0.33–0.73, 0.16–0.32 when the hand moves by a millimetre of the card. */
const blurred: Band = { begins: 0.25, ends: 0.34 }

export interface Advised {
  /** Is a card seen? */
  found: boolean
  code: AdviceCode
}

/** The one thing to do next. `previous`: the last advice for the same card, or null. */
export function steadyAdvice({ card, light }: FrameLook, previous: AdviceCode | null): Advised {
  const is = (code: AdviceCode, measure: number, band: Band) => isTrue(measure, band, previous, code)
  if (!card || is('no-card', card.score, unlikely)) {
    return { found: false, code: is('more-light', light, night) ? 'more-light' : 'no-card' }
  }
  return { found: true, code: cardAdvice(card, previous) }
}

/** Place before light before sharpness: a hand that moves blurs anyway. */
function cardAdvice(card: CardLook, previous: AdviceCode | null): AdviceCode {
  const is = (code: AdviceCode, measure: number, band: Band) => isTrue(measure, band, previous, code)
  if (is('turn-over', card.otherSide, other)) return 'turn-over'
  const placing = placeAdvice(card, previous)
  if (placing) return placing
  if (is('more-light', card.light, dark)) return 'more-light'
  if (is('reduce-glare', card.washed, glare)) return 'reduce-glare'
  const unsteady = is('hold-still', card.crisp, blurred) || is('hold-still', card.score, unsure)
  return unsteady ? 'hold-still' : 'ready'
}

function placeAdvice({ share, room }: CardLook, previous: AdviceCode | null): AdviceCode | null {
  const is = (code: AdviceCode, measure: number, band: Band) => isTrue(measure, band, previous, code)
  const tightest = { x: (room.left + room.right) / 2, y: (room.up + room.down) / 2 }
  // Moving aside helps only while there is room for the whole card.
  if (is('move-back', share, near) || is('move-back', Math.min(tightest.x, tightest.y), edge)) return 'move-back'
  const sides = [
    { code: 'move-left', space: room.left, off: room.right - room.left },
    { code: 'move-right', space: room.right, off: room.left - room.right },
    { code: 'move-up', space: room.up, off: room.down - room.up },
    { code: 'move-down', space: room.down, off: room.up - room.down },
  ] as const
  const wanted = sides.filter(
    ({ code, space, off }) => off > 0 && (is(code, space, edge) || is(code, off / 2, offCentre)),
  )
  // What was said last is finished first; else the side on which most is missing.
  const same = wanted.find(({ code }) => code === previous)
  const most = wanted.toSorted((one, next) => next.off - one.off)[0]
  return (same ?? most)?.code ?? (is('move-closer', share, far) ? 'move-closer' : null)
}

/** Is an advice called for, when it was the last one (clearly not any more?), was not (clearly now?), or nothing was said? */
function isTrue(measure: number, { begins, ends }: Band, previous: AdviceCode | null, code: AdviceCode): boolean {
  const limit = previous === null ? (begins + ends) / 2 : previous === code ? ends : begins
  return begins < ends ? measure < limit : measure > limit
}
