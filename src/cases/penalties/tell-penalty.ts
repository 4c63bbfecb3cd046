import type { Office } from '../../../models/office.ts'
import type { Penalty } from '../../../models/penalty.ts'
import type { Language } from '../../kernel/words.ts'
import { yuanText } from '../answer-text.ts'
import type { CaseWorld } from '../case-world.ts'
import { dayInWords } from '../receipt.ts'
import type { CheckedMove } from './check-penalty-move.ts'
import type { PenaltyState } from './penalty-steps.ts'

type WithWords = Pick<CaseWorld, 'words'>

/** What a sentence about a penalty is made of. */
export type ToldOf = Pick<
  Penalty,
  'state' | 'facts' | 'basis' | 'refundFen' | 'fineFen' | 'defenceUntil' | 'visibleUntil'
>

/** The decision has reached the person. */
const decided: PenaltyState[] = ['SERVED', 'SETTLED', 'REGISTERED', 'CORRECTED', 'EXPIRED']

/** How it stands, in one sentence or two: of the state that it is in, or of another. */
export function stateSentence({ words }: WithWords, penalty: ToldOf, language: Language, state = penalty.state) {
  const yuan = (value: number | null) => (value === null ? '' : yuanText(value))
  const day = (at: Date | null) => (at === null ? '' : dayInWords(at, language))
  return words(language, `penalties:state.${state}`, {
    facts: (penalty.facts ?? '').replace(/[。.]$/, ''),
    basis: penalty.basis ?? '',
    refund: yuan(penalty.refundFen),
    fine: yuan(penalty.fineFen),
    until: day(penalty.defenceUntil),
    visible: day(penalty.visibleUntil),
  })
}

/** All that the person may know, in order: what was found, what they said, what was decided and what can be done about it. */
export function penaltySentences(world: WithWords, penalty: Penalty, office: Office | null, language: Language) {
  const { words } = world
  const { state, facts, defence, hearingWanted } = penalty
  const isDecided = decided.includes(state)
  const own = [
    ...(defence === null ? [] : [words(language, 'penalties:mine.said', { text: defence })]),
    ...(hearingWanted ? [words(language, 'penalties:mine.hearing')] : []),
  ]
  const found =
    state === 'NOTICE_SERVED'
      ? []
      : [words(language, 'penalties:mine.found', { facts: (facts ?? '').replace(/[。.]$/, '') })]
  const decision = isDecided ? [stateSentence(world, penalty, language, 'SERVED')] : []
  const now = state === 'SERVED' ? [] : [stateSentence(world, penalty, language)]
  const asked = office === null ? [] : [words(language, 'penalties:mine.ask', { office: office.name })]
  const phone = office?.phone ? [words(language, 'penalties:mine.phone', { phone: office.phone })] : []
  const told = state === 'NOTICE_SERVED' ? [...now, ...own] : [...found, ...own, ...decision, ...now]
  const service = words(language, `catalogue:service.${penalty.case?.serviceId}.title`)
  return [words(language, 'penalties:mine.about', { service }), ...told, ...asked, ...phone]
}

/** What the person would read and hear after a step; a decision as it is told when it is served. */
export function previewPenalty(
  world: WithWords,
  penalty: Penalty,
  { step, changes }: CheckedMove,
  language: Language,
): string | undefined {
  if (!step.told && step.action !== 'decide') return undefined
  const { state, facts, basis, refundFen, fineFen, defenceUntil, visibleUntil } = penalty
  const before: ToldOf = { state, facts, basis, refundFen, fineFen, defenceUntil, visibleUntil }
  return stateSentence(world, { ...before, ...changes }, language, step.action === 'decide' ? 'SERVED' : step.to)
}
