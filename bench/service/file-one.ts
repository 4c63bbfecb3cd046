import { inventPerson } from '../../test/support/api.ts'

/** Files a report as the citizen of the token; its id. */
export async function fileOne(baseUrl: string, token: string): Promise<string> {
  const notice = await fetch(`${baseUrl}/v1/services/drinking-water/notice`)
  const { version } = (await notice.json()) as { version: string }
  const filed = await fetch(`${baseUrl}/v1/cases`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify({
      serviceId: 'drinking-water',
      consent: { noticeVersion: version, method: 'read' },
      filingMode: 'self',
      applicant: inventPerson(),
      residence: { code: '530114001', detail: '样本小区1幢' },
      problemPlace: { code: '530114001001' },
      problems: ['W03'],
      description: '三天没有水了',
      attachments: [],
    }),
  })
  if (filed.status !== 201) throw new Error(`a filing was answered ${filed.status}`)
  return ((await filed.json()) as { id: string }).id
}
