import type { Sequelize } from 'sequelize'
import { initAgreement } from './agreement.ts'
import { initApiClient } from './api-client.ts'
import { Attachment, initAttachment } from './attachment.ts'
import { Case, initCase } from './case.ts'
import { CaseClock, initCaseClock } from './case-clock.ts'
import { CaseEvent, initCaseEvent } from './case-event.ts'
import { initCitizen } from './citizen.ts'
import { Consent, initConsent } from './consent.ts'
import { initCourse } from './course.ts'
import { initDelivery } from './delivery.ts'
import { initDraft } from './draft.ts'
import { Grant, initGrant } from './grant.ts'
import { initIdempotencyKey } from './idempotency-key.ts'
import { initInboxMessage } from './inbox-message.ts'
import { initInstitution } from './institution.ts'
import { initListening } from './listening.ts'
import { initListeningReport } from './listening-report.ts'
import { initListingEdition } from './listing-edition.ts'
import { initListingHead } from './listing-head.ts'
import { initOffice, Office } from './office.ts'
import { initRating, Rating } from './rating.ts'
import { initSentMessage } from './sent-message.ts'
import { initSession } from './session.ts'
import { initSmsCode } from './sms-code.ts'
import { initStaff, Staff } from './staff.ts'
import { initStaffTask } from './staff-task.ts'
import { initVacancy } from './vacancy.ts'
import { initVoicePack } from './voice-pack.ts'
import { initWechatGrant } from './wechat-grant.ts'

/** Binds every model to the database and to each other. */
export function initModels(sequelize: Sequelize): void {
  initCitizen(sequelize)
  initSmsCode(sequelize)
  initStaff(sequelize)
  initGrant(sequelize)
  initSession(sequelize)
  initApiClient(sequelize)
  initOffice(sequelize)
  initCase(sequelize)
  initCaseEvent(sequelize)
  initCaseClock(sequelize)
  initRating(sequelize)
  initConsent(sequelize)
  initListening(sequelize)
  initListeningReport(sequelize)
  initVoicePack(sequelize)
  initAttachment(sequelize)
  initAgreement(sequelize)
  initDraft(sequelize)
  initInboxMessage(sequelize)
  initIdempotencyKey(sequelize)
  initSentMessage(sequelize)
  initListingEdition(sequelize)
  initListingHead(sequelize)
  initInstitution(sequelize)
  initVacancy(sequelize)
  initCourse(sequelize)
  initDelivery(sequelize)
  initWechatGrant(sequelize)
  initStaffTask(sequelize)
  linkModels()
}

function linkModels(): void {
  Case.belongsTo(Office, { foreignKey: 'officeId', as: 'office' })
  Case.hasMany(CaseEvent, { foreignKey: 'caseId', as: 'events' })
  Case.hasMany(CaseClock, { foreignKey: 'caseId', as: 'clocks' })
  Case.hasMany(Attachment, { foreignKey: 'caseId', as: 'attachments' })
  Case.hasOne(Consent, { foreignKey: 'caseId', as: 'consent' })
  Case.hasOne(Rating, { foreignKey: 'caseId', as: 'rating' })
  Staff.hasMany(Grant, { foreignKey: 'staffId', as: 'grants' })
}
