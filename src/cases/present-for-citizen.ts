import type { Case } from '../../models/case.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import { maskName, maskPhone } from '../kernel/mask.ts'
import type { Language } from '../kernel/words.ts'
import type { CitizenActor } from '../policies/actor.ts'
import { mayCase } from '../policies/may.ts'
import { say } from '../speech/say.ts'
import { presentAgreement } from './present-agreement.ts'
import { type PresentingWorld, presentCase, presentSummary } from './present-case.ts'
import { dayInWords } from './receipt.ts'
import { hasHelper } from './take-over-case.ts'

/** A case in the list of its applicant or of their helper, who is told for whom it is. */
export function presentMine(world: PresentingWorld, record: Case, language: Language, actor: CitizenActor) {
  return { ...presentSummary(world, record, language), ...forWhom(record, actor) }
}

function forWhom(record: Case, actor: CitizenActor) {
  const helping = !mayCase(actor, 'own', record)
  return { helping, applicantName: helping ? maskName(record.applicant.name) : record.applicant.name }
}

/** A case whole for its applicant. A helper learns that it moved, where it lies and until when, and nothing of what it says. */
export function presentForCitizen(world: PresentingWorld, record: Case, language: Language, actor: CitizenActor) {
  const whole = {
    ...presentCase(world, record, language),
    ...forWhom(record, actor),
    agreement: presentAgreement(world, record, language, { personal: true }),
  }
  const actions = hasHelper(record) ? [...whole.actions, 'take-over'] : whole.actions
  return whole.helping ? forHelper(world, record, language, whole) : { ...whole, actions }
}

function forHelper<W extends ReturnType<typeof presentCase>>(
  world: PresentingWorld,
  record: Case,
  language: Language,
  whole: W,
) {
  const hidden = world.words(language, 'cases:helping.hidden')
  const { name, phone } = record.applicant
  return {
    ...whole,
    applicant: { name: maskName(name), idNumber: hidden, phone: maskPhone(phone) },
    residence: { code: '', detail: '', name: hidden },
    problemPlace: { ...whole.problemPlace, detail: null },
    placeFindings: [],
    consents: [],
    problems: [],
    answers: [],
    description: '',
    attachments: [],
    routing: { reason: say(world.words(language, 'cases:helping.routing', { office: whole.office.name }), language) },
    events: movesOnly(world, record, language),
    rating: null,
    actions: [],
  }
}

/** When it moved and to what state; not with what words. */
function movesOnly(world: Pick<PresentingWorld, 'words'>, record: Case, language: Language) {
  return (record.events ?? [])
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ seq, action, toState, at }) => {
      const state = world.words(language, `cases:state.${toState}`)
      const text = world.words(language, 'cases:helping.event', { date: dayInWords(at, language), state })
      return { seq, action, state: toState, note: null, at: isoInYunnan(at), referrals: [], ...say(text, language) }
    })
}
