import { validAnswers } from '../catalogue/valid-answers.ts'
import { type ApiAnswer, api, idempotencyKey, noticeVersion, waterFilingUnder } from '../support/api.ts'

type Fileable = keyof typeof validAnswers

/** Files a service with answers that are sound; `changes` replace parts of the filing. */
export async function fileService(
  token: string,
  serviceId: string,
  changes: Record<string, unknown> = {},
  language?: string,
): Promise<ApiAnswer> {
  const body = waterFilingUnder(await noticeVersion(serviceId), {
    serviceId,
    description: '请看一看',
    ...validAnswers[serviceId as Fileable],
    ...changes,
  })
  return api('POST', '/v1/cases', { token, body, headers: idempotencyKey(), ...(language ? { language } : {}) })
}
