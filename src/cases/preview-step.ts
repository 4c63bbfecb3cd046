import type { Case } from '../../models/case.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import { maskName } from '../kernel/mask.ts'
import type { Language } from '../kernel/words.ts'
import { type Said, say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'
import { eventSentence } from './event-sentence.ts'
import { publicityDays } from './steps/publicity.ts'
import type { EventDetail } from './steps/step.ts'
import type { StaffActionName } from './workflow.ts'

interface StepDraft {
  action: StaffActionName
  note?: string | undefined
  detail?: EventDetail
}

/** What the citizen would read and hear of a step that is not taken yet; of a public notice also what the village would. */
export function previewStep(
  { words, clock, calendar, divisions }: Pick<CaseWorld, 'words' | 'clock' | 'calendar' | 'divisions'>,
  record: Case,
  { action, note, detail = {} }: StepDraft,
  language: Language,
): Said[] {
  const at = clock.now()
  const until = isoInYunnan(calendar.after(at, { days: publicityDays }).dueAt)
  const event = {
    action,
    at,
    note: note?.trim() || null,
    office: record.office?.name ?? '',
    detail: action === 'publish' ? { ...detail, until } : detail,
  }
  const told = [eventSentence(words, event, language)]
  if (action === 'publish') {
    const notice = {
      name: maskName(record.applicant.name),
      place: divisions.fullName(record.problemDivision),
      service: words(language, `catalogue:service.${record.serviceId}.title`),
    }
    told.push(words(language, 'cases:publicNotice', notice))
  }
  return told.map((text) => say(text, language))
}
