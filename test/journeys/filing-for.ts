import { inventPerson } from '../support/api.ts'
import type { ChildService } from '../support/child-service.ts'

/** A whole filing for a service in a process of its own. */
export async function filingFor(
  { baseUrl }: ChildService,
  changes: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const notice = await fetch(`${baseUrl}/v1/services/drinking-water/notice`)
  const { version } = (await notice.json()) as { version: string }
  return {
    serviceId: 'drinking-water',
    consent: { noticeVersion: version, method: 'read' },
    filingMode: 'self',
    applicant: inventPerson(),
    residence: { code: '530114001', detail: '样本小区1幢' },
    problemPlace: { code: '530114001001' },
    problems: ['W03', 'W10'],
    description: '三天没有水了',
    attachments: [],
    ...changes,
  }
}
