import { findIncident } from '../../cases/find-incident.ts'
import { presentSummary } from '../../cases/present-case.ts'
import { presentForStaff } from '../../cases/present-for-staff.ts'
import { legalBases } from '../../catalogue/legal-bases.ts'
import { replyTemplates } from '../../catalogue/reply-templates.ts'
import { helperDepartments } from '../../catalogue/types.ts'
import { Problem } from '../../kernel/errors.ts'
import { plainHints } from '../../speech/plain-words.ts'
import { type Said, say } from '../../speech/say.ts'
import { actionOf, openCase, type PostedAct, type StaffCall, toldOf } from './act-call.ts'
import { type ActForm, actForms } from './act-forms.ts'
import { departmentName } from './department-name.ts'
import { officesToChoose } from './offices-to-choose.ts'
import { pairsOf, readTypedAct } from './typed-act.ts'

/** The form of one step, with what was typed and what is wrong with it. */
export async function showAct(call: StaffCall, extra: Record<string, unknown> = {}): Promise<void> {
  const { world, language, actor, show, form } = call
  const action = actionOf(call)
  const record = await openCase(call)
  const shown = presentForStaff(world, record, language, actor)
  const posted = form.value('version') !== ''
  if (!posted && !shown.actions.includes(action)) throw new Problem('case.transition_illegal')
  const typed = readTypedAct(form)
  const { fields, ...about } = actForms[action]
  const seen = Number.parseInt(form.value('version'), 10) || record.version
  await show('staff/act.njk', {
    case: shown,
    action,
    fields,
    about,
    typed,
    materials: world.catalogue.service(record.serviceId).materials,
    bases: legalBases(record.serviceId),
    templates: fields.includes('note') ? replyTemplates(record.serviceId, action) : [],
    departments: helperDepartments.map((id) => ({ id, name: departmentName(call, id) })),
    offices: fields.includes('to') ? await officesToChoose(world, record, typed) : [],
    candidates: fields.includes('into')
      ? (await findIncident(actor, record)).map((each) => presentSummary(world, each, language))
      : [],
    // What others did since the form was made.
    since: shown.events.filter(({ seq }) => seq > seen),
    ...extra,
  })
}

/** The step once more, as the citizen will read and hear it, before it is done. */
export async function showCheck(call: StaffCall, posted: PostedAct): Promise<void> {
  const { world, language, actor, show } = call
  const { action, record, typed, version } = posted
  await show('staff/act-check.njk', {
    case: presentForStaff(world, record, language, actor),
    action,
    about: actForms[action],
    told: await toldOf(call, posted),
    hints: hintsOn(call, actForms[action], [typed.note, typed.otherChannel, typed.otherPapers, typed.remedies]),
    version,
    pairs: pairsOf(typed),
  })
}

/** Advice on the words that the citizen will hear, a sentence each. */
function hintsOn({ world, language }: StaffCall, { tells }: ActForm, texts: string[]): Said[] {
  if (tells === undefined) return []
  const text = texts.filter((each) => each.trim() !== '').join('\n')
  return plainHints(text, tells).map((hint) => {
    const { code, ...params } = hint
    const key = code === 'word' && hint.plain === '' ? 'drop' : code
    return say(world.words(language, `replies:hint.${key}`, params), language)
  })
}
