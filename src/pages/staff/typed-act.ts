import type { EventDetail } from '../../cases/steps/step.ts'
import { legalBases } from '../../catalogue/legal-bases.ts'
import type { Service } from '../../catalogue/types.ts'
import type { Language, Words } from '../../kernel/words.ts'
import { fenOf, wholeOf } from '../citizen/typed-answers.ts'
import type { PostedForm } from '../posted-form.ts'
import { type ActField, actForms, type FormedAction } from './act-forms.ts'

/** The form of a step as it was filled in; kept until the step is done. */
export interface TypedAct {
  note: string
  otherChannel: string
  /** Ticked papers, `material.<id>`. */
  papers: string[]
  /** Other papers, one a line. */
  otherPapers: string
  department: string
  /** What the office was looked for by. */
  place: string
  /** `<department> <division>` */
  office: string
  fit: string
  basis: string
  otherBasis: string
  remedies: string
  amountFen: string
  workingDays: string
  /** A case of the list, or the number of another. */
  into: string
  intoNumber: string
}

const single = [
  'note',
  'otherChannel',
  'otherPapers',
  'department',
  'place',
  'office',
  'fit',
  'basis',
  'otherBasis',
  'remedies',
  'amountFen',
  'workingDays',
  'into',
  'intoNumber',
] as const

export function readTypedAct(form: PostedForm): TypedAct {
  const texts = Object.fromEntries(single.map((name) => [name, form.value(name)])) as Record<
    (typeof single)[number],
    string
  >
  return { ...texts, papers: form.values('papers') }
}

/** Every name and value once more, for the page that asks whether this is meant. */
export function pairsOf(typed: TypedAct): [name: string, value: string][] {
  const texts = single.map((name): [string, string] => [name, typed[name]]).filter(([, value]) => value !== '')
  return [...texts, ...typed.papers.map((paper): [string, string] => ['papers', paper])]
}

interface Meaning {
  words: Words
  language: Language
  service: Pick<Service, 'id' | 'materials'>
}

/** What was typed, as the API would be told it; what cannot be understood stays as it is, for its check to say so. */
export function meantAct(
  action: FormedAction,
  typed: TypedAct,
  { version, into }: { version: number; into: string },
  meaning: Meaning,
): Record<string, unknown> {
  const [department, division] = typed.office.split(' ')
  const values: Record<ActField, unknown> = {
    note: typed.note.trim() || undefined,
    otherChannel: typed.otherChannel.trim() || undefined,
    materials: papersOf(typed, meaning),
    to: division === undefined ? {} : { department, division },
    fit: typed.fit === '' ? undefined : typed.fit === 'yes',
    basis: basisOf(typed, meaning),
    remedies: typed.remedies.trim() || undefined,
    amountFen: typed.amountFen.trim() === '' ? undefined : fenOf(typed.amountFen.normalize('NFKC').trim()),
    workingDays: typed.workingDays.trim() === '' ? undefined : wholeOf(typed.workingDays.normalize('NFKC').trim()),
    into: into === '' ? undefined : into,
  }
  const fields = actForms[action].fields.map((field) => [field, values[field]])
  return { action, version, ...Object.fromEntries(fields.filter(([, value]) => value !== undefined)) }
}

function papersOf({ papers, otherPapers }: TypedAct, { words, language, service }: Meaning): string[] {
  const lines = otherPapers.split(/\r?\n/).map((line) => line.trim())
  const ticked = service.materials.filter((id) => papers.includes(id))
  return [...ticked.map((id) => words(language, `catalogue:material.${id}`)), ...lines.filter((line) => line !== '')]
}

function basisOf({ basis, otherBasis }: TypedAct, { words, language, service }: Meaning): string | undefined {
  const chosen = legalBases(service.id).includes(basis) ? [words(language, `replies:basis.${basis}`)] : []
  const typed = otherBasis.trim() === '' ? [] : [otherBasis.trim()]
  return [...chosen, ...typed].join(language === 'en' ? '; ' : '；') || undefined
}

/** The details that the step would keep, as far as its sentence tells them. */
export function detailOf(body: Record<string, unknown>, named: { office: string; into: string }): EventDetail {
  const { materials, otherChannel, basis, remedies, workingDays } = body as EventDetail & { workingDays?: number }
  return {
    ...(materials ? { materials } : {}),
    ...(otherChannel ? { otherChannel } : {}),
    ...(basis ? { basis } : {}),
    ...(remedies ? { remedies } : {}),
    ...(workingDays ? { days: workingDays } : {}),
    ...(named.office ? { to: named.office } : {}),
    ...(named.into ? { into: named.into } : {}),
  }
}
