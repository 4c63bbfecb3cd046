import type { ModelStatic } from 'sequelize'
import { Op } from 'sequelize'
import { Access } from '../../../models/access.ts'
import { Agreement } from '../../../models/agreement.ts'
import { Attachment } from '../../../models/attachment.ts'
import { Case } from '../../../models/case.ts'
import { CaseEvent } from '../../../models/case-event.ts'
import { Consent } from '../../../models/consent.ts'
import { Delivery } from '../../../models/delivery.ts'
import { InboxMessage } from '../../../models/inbox-message.ts'
import { MinorGrant } from '../../../models/minor-grant.ts'
import { Objection } from '../../../models/objection.ts'
import { Penalty } from '../../../models/penalty.ts'
import { PenaltyEvent } from '../../../models/penalty-event.ts'
import { PublicNotice } from '../../../models/public-notice.ts'
import { Rating } from '../../../models/rating.ts'
import { Rectification } from '../../../models/rectification.ts'
import { ShareRequest } from '../../../models/share-request.ts'
import { StaffTask } from '../../../models/staff-task.ts'
import { Supervision } from '../../../models/supervision.ts'
import { WorkAlert } from '../../../models/work-alert.ts'
import type { CaseWorld } from '../case-world.ts'
import { waterCriteria } from '../centre/measures.ts'

/** Larger than a village, in which a day and a service may be enough to know somebody again. */
const townshipDigits = 9
/** Boxes that counts are made of; others may tell of an illness. */
const countedBoxes: ReadonlySet<string> = new Set(Object.values(waterCriteria).flat())

/** Nothing of it is counted. */
const goesWhole = [
  Access,
  Agreement,
  Attachment,
  Delivery,
  InboxMessage,
  MinorGrant,
  ShareRequest,
  StaffTask,
  Supervision,
  WorkAlert,
] as unknown as ModelStatic<Access>[]

/**
 * Takes everything of anybody out of these cases: what hangs on them goes, photos too, and of their rows, steps and
 * ratings stay the codes and times that counts are made of. To be called in the transaction that holds their locks. A
 * photo is gone even if that fails; then the next run finds the case again.
 */
export async function emptyCases(world: Pick<CaseWorld, 'clock' | 'files'>, ids: string[]): Promise<void> {
  const of = { where: { caseId: ids } }
  for (const { id } of await Attachment.findAll({ ...of, attributes: ['id'] })) await world.files.remove(id)
  const notices = await PublicNotice.findAll({ ...of, attributes: ['id'] })
  await Objection.destroy({ where: { noticeId: notices.map(({ id }) => id) } })
  await PublicNotice.destroy(of)
  const penalties = await Penalty.findAll({ ...of, attributes: ['id'] })
  await PenaltyEvent.destroy({ where: { penaltyId: penalties.map(({ id }) => id) } })
  await Penalty.destroy(of)
  for (const model of goesWhole) await model.destroy(of)
  await Consent.destroy({ where: { caseId: ids, purpose: { [Op.ne]: 'notice' } } })
  await Consent.update({ proofHash: null }, of)
  await CaseEvent.update({ actorId: null, note: null, detail: null, referrals: [] }, of)
  await Rating.update({ text: null }, of)
  await Rectification.update({ calledBy: null, callNote: null, closedBy: null, result: null }, of)
  const emptiedAt = world.clock.now()
  for (const record of await Case.findAll({ where: { id: ids } })) await record.update(emptied(record, emptiedAt))
}

/** What cannot be null is sealed anew, empty: each value has a key of its own, which goes with it. */
function emptied({ id, problemDivision, problems }: Case, emptiedAt: Date) {
  return {
    emptiedAt,
    caseNumber: id,
    citizenId: null,
    staffId: null,
    applicantId: null,
    agreement: null,
    applicant: { name: '', idNumber: '', phone: '' },
    idNumberIndex: '',
    helper: null,
    residence: { code: '', detail: '' },
    problemDivision: problemDivision.slice(0, townshipDigits),
    problemDetail: null,
    location: null,
    placeFindings: [],
    problems: problems.filter((code) => countedBoxes.has(code)),
    answers: null,
    onceIndexes: [],
    description: '',
    progress: {},
  }
}
