import type { Sequelize } from 'sequelize'
import type { Seals } from '../src/kernel/seal.ts'
import { initAccess } from './access.ts'
import { initAgreement } from './agreement.ts'
import { ApiClient, initApiClient } from './api-client.ts'
import { ApiKey, initApiKey } from './api-key.ts'
import { Attachment, initAttachment } from './attachment.ts'
import { initAuditEntry } from './audit-entry.ts'
import { initAuditVerification } from './audit-verification.ts'
import { initCalendarYearRow } from './calendar-year.ts'
import { Case, initCase } from './case.ts'
import { CaseClock, initCaseClock } from './case-clock.ts'
import { CaseEvent, initCaseEvent } from './case-event.ts'
import { initCatalogueEdition } from './catalogue-edition.ts'
import { initCentreExport } from './centre-export.ts'
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
import { initLocalPromise } from './local-promise.ts'
import { initLoginFailure } from './login-failure.ts'
import { initMinorGrant, MinorGrant } from './minor-grant.ts'
import { initObjection } from './objection.ts'
import { initOffice, Office } from './office.ts'
import { initPenalty, Penalty } from './penalty.ts'
import { initPenaltyEvent, PenaltyEvent } from './penalty-event.ts'
import { initPromiseEnd } from './promise-end.ts'
import { initPublicNotice, PublicNotice } from './public-notice.ts'
import { initRating, Rating } from './rating.ts'
import { initRectification, Rectification } from './rectification.ts'
import { initRegistryList } from './registry-list.ts'
import { refuseSealedConditions } from './sealed-column.ts'
import { initSentMessage } from './sent-message.ts'
import { initSession } from './session.ts'
import { initShareRequest, ShareRequest } from './share-request.ts'
import { initSmsCode } from './sms-code.ts'
import { initStaff, Staff } from './staff.ts'
import { initStaffTask } from './staff-task.ts'
import { initSupervision, Supervision } from './supervision.ts'
import { initVacancy } from './vacancy.ts'
import { initVoicePack } from './voice-pack.ts'
import { initWebhookDelivery } from './webhook-delivery.ts'
import { initWebhookEndpoint, WebhookEndpoint } from './webhook-endpoint.ts'
import { initWechatGrant } from './wechat-grant.ts'
import { initWorkAlert, WorkAlert } from './work-alert.ts'

/** Binds every model to the database and to each other, those that hold something of a person to the seals. */
export function initModels(sequelize: Sequelize, seals: Seals): void {
  initCitizen(sequelize, seals)
  initSmsCode(sequelize)
  initStaff(sequelize, seals)
  initGrant(sequelize)
  initSession(sequelize)
  initApiClient(sequelize)
  initApiKey(sequelize, seals)
  initWebhookEndpoint(sequelize, seals)
  initWebhookDelivery(sequelize)
  initOffice(sequelize)
  initCase(sequelize, seals)
  initCaseEvent(sequelize, seals)
  initCaseClock(sequelize)
  initRating(sequelize, seals)
  initConsent(sequelize)
  initListening(sequelize)
  initListeningReport(sequelize)
  initVoicePack(sequelize)
  initAttachment(sequelize)
  initAgreement(sequelize)
  initDraft(sequelize, seals)
  initInboxMessage(sequelize, seals)
  initIdempotencyKey(sequelize, seals)
  initSentMessage(sequelize, seals)
  initListingEdition(sequelize)
  initListingHead(sequelize)
  initInstitution(sequelize)
  initVacancy(sequelize)
  initCourse(sequelize)
  initDelivery(sequelize)
  initWechatGrant(sequelize)
  initStaffTask(sequelize, seals)
  initCatalogueEdition(sequelize)
  initLocalPromise(sequelize)
  initCalendarYearRow(sequelize)
  initAuditEntry(sequelize)
  initAuditVerification(sequelize)
  initObjection(sequelize, seals)
  initPublicNotice(sequelize)
  initRectification(sequelize, seals)
  initSupervision(sequelize, seals)
  initWorkAlert(sequelize)
  initLoginFailure(sequelize)
  initPenalty(sequelize, seals)
  initAccess(sequelize, seals)
  initMinorGrant(sequelize, seals)
  initPenaltyEvent(sequelize, seals)
  initPromiseEnd(sequelize)
  initCentreExport(sequelize)
  initRegistryList(sequelize)
  initShareRequest(sequelize, seals)
  linkModels()
  for (const model of Object.values(sequelize.models)) refuseSealedConditions(model)
}

function linkModels(): void {
  Case.belongsTo(Office, { foreignKey: 'officeId', as: 'office' })
  Case.hasMany(CaseEvent, { foreignKey: 'caseId', as: 'events' })
  Case.hasMany(CaseClock, { foreignKey: 'caseId', as: 'clocks' })
  Case.hasMany(Attachment, { foreignKey: 'caseId', as: 'attachments' })
  Case.hasMany(Consent, { foreignKey: 'caseId', as: 'consents' })
  Case.hasOne(Rating, { foreignKey: 'caseId', as: 'rating' })
  Case.hasMany(Supervision, { foreignKey: 'caseId', as: 'supervisions' })
  Case.hasOne(Rectification, { foreignKey: 'caseId', as: 'rectification' })
  Penalty.belongsTo(Case, { foreignKey: 'caseId', as: 'case' })
  Penalty.hasMany(PenaltyEvent, { foreignKey: 'penaltyId', as: 'events' })
  WorkAlert.belongsTo(Case, { foreignKey: 'caseId', as: 'case' })
  PublicNotice.belongsTo(Case, { foreignKey: 'caseId', as: 'case' })
  MinorGrant.belongsTo(Staff, { foreignKey: 'staffId', as: 'staff' })
  ShareRequest.belongsTo(Staff, { foreignKey: 'staffId', as: 'staff' })
  ApiClient.hasMany(ApiKey, { foreignKey: 'clientId', as: 'keys' })
  ApiKey.belongsTo(ApiClient, { foreignKey: 'clientId', as: 'client' })
  WebhookEndpoint.belongsTo(ApiClient, { foreignKey: 'clientId', as: 'client' })
  Staff.hasMany(Grant, { foreignKey: 'staffId', as: 'grants' })
}
