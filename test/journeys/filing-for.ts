import { waterFilingUnder } from '../support/api.ts'
import type { ChildService } from '../support/child-service.ts'

/** A whole filing for a service in a process of its own. */
export async function filingFor(
  { baseUrl }: ChildService,
  changes: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const notice = await fetch(`${baseUrl}/v1/services/drinking-water/notice`)
  const { version } = (await notice.json()) as { version: string }
  return waterFilingUnder(version, changes)
}
