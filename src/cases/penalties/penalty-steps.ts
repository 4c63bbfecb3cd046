/** What may happen to a suspicion of false statements (行政处罚法, art. 33–63): the one table of it. */

export const penaltyStates = [
  'CLUE',
  'FILED',
  'INVESTIGATED',
  'NOTICE_SERVED',
  'HEARD',
  'DECIDED',
  'SERVED',
  'SETTLED',
  'REGISTERED',
  'CORRECTED',
  'EXPIRED',
  'DROPPED',
] as const
export type PenaltyState = (typeof penaltyStates)[number]

export const penaltyActions = [
  'file',
  'investigate',
  'serve-notice',
  'hear',
  'decide',
  'serve-decision',
  'settle',
  'register',
  'correct',
  'drop',
] as const
export type PenaltyAction = (typeof penaltyActions)[number]

export interface PenaltyStep {
  action: PenaltyAction
  /** The head decides; all else is the handler's. */
  who: 'penalty-handler' | 'penalty-head'
  from: readonly PenaltyState[]
  to: PenaltyState
  /** The citizen is told, in text and voice. */
  told?: boolean
}

const undecided: PenaltyState[] = ['CLUE', 'FILED', 'INVESTIGATED', 'NOTICE_SERVED', 'HEARD']

/** Somebody still has a step to take. */
export const unsettledStates: PenaltyState[] = [...undecided, 'DECIDED', 'SERVED', 'SETTLED']

export const penaltySteps: readonly PenaltyStep[] = [
  { action: 'file', who: 'penalty-handler', from: ['CLUE'], to: 'FILED' },
  { action: 'investigate', who: 'penalty-handler', from: ['FILED'], to: 'INVESTIGATED' },
  // Art. 44: facts, reasons, basis, and the right to speak, before anything is decided.
  { action: 'serve-notice', who: 'penalty-handler', from: ['INVESTIGATED'], to: 'NOTICE_SERVED', told: true },
  // What the person said was heard, or the hearing that they wanted was held.
  { action: 'hear', who: 'penalty-handler', from: ['NOTICE_SERVED'], to: 'HEARD' },
  // Art. 57: by the responsible head, never by whoever investigated.
  { action: 'decide', who: 'penalty-head', from: ['NOTICE_SERVED', 'HEARD'], to: 'DECIDED' },
  { action: 'serve-decision', who: 'penalty-handler', from: ['DECIDED'], to: 'SERVED', told: true },
  { action: 'settle', who: 'penalty-handler', from: ['SERVED'], to: 'SETTLED' },
  { action: 'register', who: 'penalty-handler', from: ['SERVED', 'SETTLED'], to: 'REGISTERED', told: true },
  { action: 'correct', who: 'penalty-head', from: ['REGISTERED'], to: 'CORRECTED', told: true },
  { action: 'drop', who: 'penalty-head', from: undecided, to: 'DROPPED', told: true },
]

/** 1–3 times what was gained, both ends included (社会救助暂行办法, art. 68); or none at all. */
export const fineBounds = { least: 1, most: 3 } as const

/** The least and the most of a fine that is not none, both allowed, in 分. */
export function finesFor(gainFen: number): { least: number; most: number } {
  return { least: gainFen * fineBounds.least, most: gainFen * fineBounds.most }
}

/** Whether a fine may be that high. All in 分, whole numbers. */
export function isFineWithin(fineFen: number, gainFen: number): boolean {
  const { least, most } = finesFor(gainFen)
  return fineFen === 0 || (fineFen >= least && fineFen <= most)
}

/** Art. 64: a hearing is asked for within five days, which art. 85 counts as working days; art. 45 leaves the rest open. To be confirmed. */
export const defenceWorkingDays = 5
/** Art. 60: from filing to the decision. */
export const decideWithinDays = 90
/** Art. 61: from the decision until it is served. */
export const serveWithinDays = 7
/** Art. 67: a fine is paid within this many days after the decision was received. */
export const payWithinDays = 15
/** How long an entry is seen. To be confirmed against the register's own rule. */
export const entryVisibleDays = 365
/** Art. 30: nobody younger is punished. */
export const punishableAge = 14
