import type { BrowserContextOptions, Page } from 'playwright-core'
import { api, inventPerson, logIn, noticeVersion } from '../support/api.ts'
import { openPhone } from '../support/browser.ts'
import { service } from '../support/service.ts'

/** A phone on which a person has agreed to the notice and told who and where they are; next come the questions. */
export async function openAtQuestions(
  serviceId: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: string[]; token: string }> {
  const person = inventPerson()
  const token = await logIn(person.phone)
  const content = {
    consent: { noticeVersion: await noticeVersion(serviceId), method: 'read' },
    applicant: person,
    residence: { code: '530114001', detail: '样本小区1幢' },
    problemPlace: { code: '530114001001', detail: '' },
  }
  await api('PUT', `/v1/drafts/page-${serviceId}`, { token, body: { serviceId, content } })
  const { page, faults } = await openPhone(options)
  await page.context().addCookies([{ name: 'session', value: token, url: (await service()).baseUrl }])
  await page.goto(`/services/${serviceId}/apply/questions`)
  return { page, faults, token }
}
