import { Case } from '../../../models/case.ts'
import { Office } from '../../../models/office.ts'
import type { Penalty } from '../../../models/penalty.ts'
import { Problem } from '../../kernel/errors.ts'
import type { Language } from '../../kernel/words.ts'
import type { StaffActor } from '../../policies/actor.ts'
import { mayPenalty } from '../../policies/may.ts'
import { yuanText } from '../answer-text.ts'
import type { CaseWorld } from '../case-world.ts'
import { dayInWords } from '../receipt.ts'
import { recordLook } from '../record-access.ts'
import { findPenalty } from './find-penalties.ts'
import { type PenaltyState, payWithinDays } from './penalty-steps.ts'

const papers = {
  notice: ['NOTICE_SERVED', 'HEARD'],
  decision: ['DECIDED', 'SERVED', 'SETTLED', 'REGISTERED'],
} satisfies Record<string, PenaltyState[]>
const countyDigits = 6
type PaperKind = keyof typeof papers

export interface PenaltyPaper {
  title: string
  /** In its order, each part with what it is called. */
  parts: { heading: string; text: string }[]
  office: string
  date: string
}

/** Which paper there is to be handed over by whom; none before anybody is told. */
export function paperFor(actor: StaffActor, penalty: Penalty): PaperKind | undefined {
  if (!mayPenalty(actor, 'penalty-handler', penalty)) return undefined
  return (Object.keys(papers) as PaperKind[]).find((kind) => papers[kind].some((state) => state === penalty.state))
}

/**
 * What is served by hand (行政处罚法, art. 44, 59, 61), with name and home: that they were seen is written down, and the
 * person learns of it. Who told of a child stays unknown here, and is written by hand. Throws `penalty.not_found`,
 * `penalty.step_illegal`.
 */
export async function openPenaltyPaper(
  world: Pick<CaseWorld, 'clock' | 'words' | 'transaction' | 'divisions'>,
  actor: StaffActor,
  id: string,
  language: Language,
): Promise<PenaltyPaper> {
  const penalty = await findPenalty(actor, id)
  const kind = paperFor(actor, penalty)
  if (kind === undefined) throw new Problem('penalty.step_illegal')
  const { department, caseId } = penalty
  // Townships fine nobody, whoever's case it was.
  const division = penalty.division.slice(0, countyDigits)
  const record = await Case.findByPk(caseId, { rejectOnEmpty: true })
  const office = await Office.findOne({ where: { department, division, closedAt: null } })
  const title = world.words(language, `penalties:paper.${kind}`)
  if (!record.aboutMinor) {
    const purpose = world.words('zh-CN', `penalties:paper.${kind}`)
    for (const field of ['name', 'residence'])
      await recordLook(world, actor, record, { action: 'reveal', field, purpose })
  }
  return {
    title,
    parts: [...whom(world, record, language), ...contents(world, kind, penalty, language)],
    office: [office?.name, office?.phone].filter(Boolean).join(' '),
    date: dayInWords(dayOf(kind, penalty), language),
  }
}

function whom({ words, divisions }: Pick<CaseWorld, 'words' | 'divisions'>, record: Case, language: Language) {
  const { applicant, residence, aboutMinor, serviceId, caseNumber } = record
  const home = `${divisions.fullName(residence.code)}${residence.detail}`
  const service = words(language, `catalogue:service.${serviceId}.title`)
  return [
    { heading: words(language, 'penalties:paper.name'), text: aboutMinor ? '' : applicant.name },
    { heading: words(language, 'penalties:paper.home'), text: aboutMinor ? '' : home },
    { heading: words(language, 'penalties:paper.about'), text: `${service} ${caseNumber}` },
  ]
}

function contents({ words }: Pick<CaseWorld, 'words'>, kind: PaperKind, penalty: Penalty, language: Language) {
  const { facts, basis, defence, defenceUntil, refundFen, fineFen } = penalty
  const until = defenceUntil === null ? '' : dayInWords(defenceUntil, language)
  const sums = { refund: yuanText(refundFen ?? 0), fine: yuanText(fineFen ?? 0) }
  const tell = (key: string, params = {}) => words(language, `penalties:paper.${key}`, params)
  const found = { heading: tell('facts'), text: facts ?? '' }
  const rule = { heading: tell('basis'), text: basis ?? '' }
  if (kind === 'notice') {
    return [
      found,
      rule,
      { heading: tell('proposed'), text: tell('sums', sums) },
      { heading: tell('rights'), text: tell('rightsText', { until }) },
    ]
  }
  const pays = (refundFen ?? 0) + (fineFen ?? 0) > 0
  return [
    found,
    { heading: tell('said'), text: defence ?? tell('saidNothing') },
    rule,
    { heading: tell('decided'), text: tell('sums', sums) },
    ...(pays ? [{ heading: tell('pay'), text: tell('payText', { days: payWithinDays }) }] : []),
    { heading: tell('remedies'), text: tell('remediesText') },
  ]
}

function dayOf(kind: PaperKind, { events = [], decidedAt, updatedAt }: Penalty): Date {
  const served = events.find(({ action }) => action === 'serve-notice')?.at
  return (kind === 'notice' ? served : decidedAt) ?? updatedAt
}
