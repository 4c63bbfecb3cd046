import type { HttpWorld } from '../http-world.ts'
import type { Metrics } from '../metrics.ts'
import type { Route } from '../route.ts'
import { apiClientRoutes } from './admin/api-clients.ts'
import { calendarRoutes } from './admin/calendar.ts'
import { localPromiseRoutes } from './admin/local-promises.ts'
import { officeRoutes } from './admin/offices.ts'
import { staffAdminRoutes } from './admin/staff.ts'
import { centreRoutes } from './centre/centre.ts'
import { agreementRoutes } from './citizen/agreements.ts'
import { attachmentRoutes } from './citizen/attachments.ts'
import { caseRoutes } from './citizen/cases.ts'
import { consentRoutes } from './citizen/consents.ts'
import { draftRoutes } from './citizen/drafts.ts'
import { inboxRoutes } from './citizen/inbox.ts'
import { listeningRoutes } from './citizen/listening.ts'
import { meRoutes } from './citizen/me.ts'
import { myPenaltyRoutes } from './citizen/penalties.ts'
import { sessionRoutes } from './citizen/sessions.ts'
import { wechatRoutes } from './citizen/wechat.ts'
import { open311RequestRoutes } from './compatible/open311/requests.ts'
import { open311ServiceRoutes } from './compatible/open311/services.ts'
import { districtRoutes } from './compatible/tencent/district.ts'
import { geocoderRoutes } from './compatible/tencent/geocoder.ts'
import { wechatCardRoutes } from './compatible/wechat/id-card.ts'
import { demoOutboxRoutes } from './demo/outbox.ts'
import { documentRoutes } from './documents.ts'
import { healthRoutes } from './health.ts'
import { cardRoutes } from './integrator/card.ts'
import { divisionRoutes } from './integrator/divisions.ts'
import { speechRoutes } from './integrator/speech.ts'
import { statusRoutes } from './integrator/status.ts'
import { webhookRoutes } from './integrator/webhooks.ts'
import { catalogueRoutes } from './public/catalogue.ts'
import { courseRoutes } from './public/courses.ts'
import { institutionRoutes } from './public/institutions.ts'
import { noticeRoutes } from './public/notices.ts'
import { publicNoticeRoutes } from './public/public-notices.ts'
import { suggestRoutes } from './public/suggest.ts'
import { vacancyRoutes } from './public/vacancies.ts'
import { accessRoutes } from './staff/access.ts'
import { alertRoutes } from './staff/alerts.ts'
import { auditRoutes } from './staff/audit.ts'
import { staffCaseRoutes } from './staff/cases.ts'
import { penaltyRoutes } from './staff/penalties.ts'
import { rectificationRoutes } from './staff/rectifications.ts'
import { staffSessionRoutes } from './staff/sessions.ts'
import { shareRequestRoutes } from './staff/share-requests.ts'
import { staffTaskRoutes } from './staff/tasks.ts'
import { voicePackRoutes } from './staff/voice-packs.ts'

export function allRoutes(world: HttpWorld, metrics: Metrics): Route[] {
  const routes: Route[] = [
    ...healthRoutes({ ...world, here: world }, metrics),
    ...catalogueRoutes(world),
    ...suggestRoutes(world),
    ...institutionRoutes(world),
    ...vacancyRoutes(world),
    ...courseRoutes(world),
    ...noticeRoutes(world),
    ...listeningRoutes(world),
    ...cardRoutes(world),
    ...speechRoutes(world),
    ...divisionRoutes(world),
    ...statusRoutes(world),
    ...webhookRoutes(world),
    ...geocoderRoutes(world),
    ...districtRoutes(world),
    ...wechatCardRoutes(world),
    ...open311ServiceRoutes(world),
    ...open311RequestRoutes(world),
    ...sessionRoutes(world),
    ...meRoutes(world),
    ...wechatRoutes(world),
    ...caseRoutes(world),
    ...agreementRoutes(world),
    ...consentRoutes(world),
    ...draftRoutes(world),
    ...attachmentRoutes(world),
    ...inboxRoutes(world),
    ...staffSessionRoutes(world),
    ...staffCaseRoutes(world),
    ...staffTaskRoutes(world),
    ...voicePackRoutes(world),
    ...localPromiseRoutes(world),
    ...calendarRoutes(world),
    ...officeRoutes(world),
    ...staffAdminRoutes(world),
    ...apiClientRoutes(world),
    ...publicNoticeRoutes(world),
    ...rectificationRoutes(world),
    ...alertRoutes(world),
    ...penaltyRoutes(world),
    ...accessRoutes(world),
    ...auditRoutes(world),
    ...myPenaltyRoutes(world),
    ...shareRequestRoutes(world),
    ...centreRoutes(world),
    ...(world.demonstration ? demoOutboxRoutes() : []),
    ...documentRoutes(world, () => routes),
  ]
  return routes
}
