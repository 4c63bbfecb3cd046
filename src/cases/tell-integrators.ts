import type { Case } from '../../models/case.ts'
import type { ReportEvent } from '../clients/webhooks/events.ts'
import { queueEvent } from '../clients/webhooks/queue-event.ts'
import { dayInYunnan } from '../kernel/clock.ts'
import { isShownState } from './find-water-reports.ts'
import type { NewsWorld } from './plan-news.ts'
import { bucketOf, type CaseState } from './workflow.ts'

/** How a report stands for those outside. */
type Standing = 'open' | 'closed' | 'removed'

/**
 * Tells those outside that a report about drinking water is opened, closed, reopened or no longer shown: what `findWaterReports`
 * would tell them, and of no other case anything.
 */
export async function tellIntegrators(
  world: NewsWorld,
  { id, serviceId, aboutMinor, state }: Pick<Case, 'id' | 'serviceId' | 'aboutMinor' | 'state'>,
  from: CaseState | null,
): Promise<void> {
  if (serviceId !== 'drinking-water' || aboutMinor) return
  const status = standingOf(state)
  const type = eventOf(from === null ? null : standingOf(from), status)
  if (type !== null) await queueEvent(world, { type, data: { id, status, changedOn: dayInYunnan(world.clock.now()) } })
}

function standingOf(state: CaseState): Standing {
  if (!isShownState(state)) return 'removed'
  return bucketOf(state) === 'processing' ? 'open' : 'closed'
}

function eventOf(before: Standing | null, now: Standing): ReportEvent['type'] | null {
  if (before === now) return null
  if (now !== 'open') return `report.${now}`
  return before === null ? 'report.opened' : 'report.reopened'
}
