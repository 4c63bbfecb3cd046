const hourMs = 3_600_000

interface Spans {
  /** However much it is used. */
  lifetimeMs: number
  /** Since it was last used. */
  idleMs: number
}

/**
 * A citizen may go on with a form the next day, and after a fortnight of silence shows who they are again. Staff log in for
 * each working day; two hours let somebody who reads by ear and types slowly finish a decision (WCAG 2.2.1).
 */
export const sessionSpans: Record<'citizen' | 'staff', Spans> = {
  citizen: { lifetimeMs: 30 * 24 * hourMs, idleMs: 14 * 24 * hourMs },
  staff: { lifetimeMs: 12 * hourMs, idleMs: 2 * hourMs },
}
