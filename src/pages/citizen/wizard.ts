import { randomUUID } from 'node:crypto'
import type {
  AgreementInput,
  Applicant,
  ConsentMethod,
  Found,
  Helper,
  Location,
  Residence,
  Visit,
} from '../../cases/case-parts.ts'
import type { CaseWorld } from '../../cases/case-world.ts'
import type { ConsentPurpose } from '../../cases/consent-purposes.ts'
import { findDraft, saveDraft } from '../../cases/drafts.ts'
import type { FilingCall } from './filing-call.ts'
import type { Typed } from './typed-answers.ts'

/** A filing on its way through the pages; kept on the server after every step, so that nothing typed is lost. */
export interface Wizard {
  consent: { noticeVersion: string; method: ConsentMethod } | null
  /** Who fills the form for somebody else; null for oneself. */
  helper: Helper | null
  /** How and why staff came to file before they were asked, as it was typed; null where somebody asked. */
  found: Record<keyof Found, string> | null
  /** How the applicant agreed, and the phone that was theirs then. */
  agreement: { given: AgreementInput; phone: string } | null
  /** The phone that a code was sent to. */
  codeSentTo: string
  /** What was typed of a visit. */
  visit: Visit
  applicant: Applicant
  residence: Residence
  problemPlace: { code: string; detail: string }
  /** Where the device said it was when the person asked it, made coarse. */
  location: Location | null
  /** Where the photo that came last was taken, offered and not yet answered. */
  photoPosition: Location | null
  /** What was agreed to beside the notice, by the boxes that are asked before sending. */
  purposes: ConsentPurpose[]
  /** Answers to the service's own questions, as they were typed. */
  typed: Typed
  /** The questions were sent with faults: who listens to them hears the faults too. */
  questionsTried: boolean
  problems: string[]
  description: string
  attachments: string[]
  /** What was read from the card, said back; the photo itself is kept nowhere. */
  card: {
    readBack: string
    warnings: string[]
    doubtful: string[]
    /** What is held against what the person makes of it, until they go on. */
    read?: { name: string | null; idNumber: string | null; residence?: string } | null
  } | null
  /** The Idempotency-Key of this filing: pressing the button twice files once. */
  submitKey: string
  /** What this form filed last, until it is begun again. */
  filedCase: string | null
}

function draftKey(serviceId: string): string {
  return `page-${serviceId}`
}

export async function loadWizard(actor: FilingCall['actor'], serviceId: string): Promise<Wizard> {
  const draft = await findDraft(actor, draftKey(serviceId))
  return { ...emptyWizard(), ...((draft?.content ?? {}) as Partial<Wizard>) }
}

export async function saveWizard(
  world: Pick<CaseWorld, 'clock' | 'transaction'>,
  actor: FilingCall['actor'],
  serviceId: string,
  wizard: Wizard,
): Promise<void> {
  await saveDraft(world, actor, draftKey(serviceId), { serviceId, content: { ...wizard } })
}

export function emptyWizard(): Wizard {
  return {
    consent: null,
    helper: null,
    found: null,
    agreement: null,
    codeSentTo: '',
    visit: { on: '', place: '', people: '' },
    applicant: { name: '', idNumber: '', phone: '' },
    residence: { code: '', detail: '' },
    problemPlace: { code: '', detail: '' },
    location: null,
    photoPosition: null,
    purposes: [],
    typed: {},
    questionsTried: false,
    problems: [],
    description: '',
    attachments: [],
    card: null,
    submitKey: randomUUID(),
    filedCase: null,
  }
}

/** Empties the form for another person; the notice was agreed to all the same. */
export function beginAnew(wizard: Wizard): void {
  Object.assign(wizard, { ...emptyWizard(), consent: wizard.consent })
}
