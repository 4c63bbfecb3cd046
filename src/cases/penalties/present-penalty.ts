import type { Penalty } from '../../../models/penalty.ts'
import type { ServiceId } from '../../catalogue/types.ts'
import { isoInYunnan } from '../../kernel/clock.ts'
import { maskName } from '../../kernel/mask.ts'
import type { Language } from '../../kernel/words.ts'
import type { StaffActor } from '../../policies/actor.ts'
import { mayPenalty } from '../../policies/may.ts'
import { say } from '../../speech/say.ts'
import type { CaseWorld } from '../case-world.ts'
import { dayInWords } from '../receipt.ts'
import { clocksOf } from './penalty-clocks.ts'
import { penaltySteps } from './penalty-steps.ts'
import { stateSentence } from './tell-penalty.ts'

type TellingWorld = Pick<CaseWorld, 'words' | 'clock'>

const time = (date: Date | null | undefined) => (date ? isoInYunnan(date) : null)

/** The same for staff and for the citizen: an entry that has run out is told as none. */
function common(world: TellingWorld, penalty: Penalty, language: Language) {
  const seen = penalty.visibleUntil !== null && penalty.visibleUntil > world.clock.now()
  return {
    id: penalty.id,
    caseId: penalty.caseId,
    state: penalty.state,
    version: penalty.version,
    facts: penalty.facts,
    basis: penalty.basis,
    gainFen: penalty.gainFen,
    refundFen: penalty.refundFen,
    fineFen: penalty.fineFen,
    defenceUntil: time(penalty.defenceUntil),
    decidedAt: time(penalty.decidedAt),
    entry: penalty.enteredAt === null ? null : { at: isoInYunnan(penalty.enteredAt), visible: seen },
    ...say(stateSentence(world, penalty, language), language),
  }
}

export function presentMyPenalty(world: TellingWorld, penalty: Penalty, language: Language) {
  return { ...common(world, penalty, language), mayDefend: penalty.state === 'NOTICE_SERVED' }
}

export function presentPenalty(world: TellingWorld, penalty: Penalty, language: Language, actor: StaffActor) {
  return {
    ...common(world, penalty, language),
    caseNumber: penalty.case?.caseNumber ?? '',
    serviceId: penalty.case?.serviceId as ServiceId,
    person: personOf(world, penalty, language),
    department: penalty.department,
    division: penalty.division,
    clue: penalty.clue,
    defence: penalty.defence,
    hearingWanted: penalty.hearingWanted,
    filedAt: time(penalty.filedAt),
    clocks: clocksOf(penalty, world.clock.now()).map(({ kind, dueAt, over }) => ({
      kind,
      dueAt: isoInYunnan(dueAt),
      over,
      ...say(
        world.words(language, `penalties:clock.${kind}${over ? '.over' : ''}`, { date: dayInWords(dueAt, language) }),
        language,
      ),
    })),
    events: (penalty.events ?? [])
      .toSorted((a, b) => a.seq - b.seq)
      .map(({ seq, action, toState, note, at }) => ({ seq, action, state: toState, note, at: isoInYunnan(at) })),
    actions: penaltySteps
      .filter(({ from, who }) => from.includes(penalty.state) && mayPenalty(actor, who, penalty))
      .map(({ action }) => action),
  }
}

/** Whom it is about, as far as those who look into it have to know; who told of a child is not told. */
function personOf({ words }: TellingWorld, { case: record }: Penalty, language: Language): string {
  return record === undefined || record.aboutMinor
    ? words(language, 'cases:reporter.hidden')
    : maskName(record.applicant.name)
}
