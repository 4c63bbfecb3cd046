import type { ServiceId } from './types.ts'

/** What a reply may begin from: words under `replies:<id>.title` and `.text`, to be changed before they are sent. */

type Replied = 'answer' | 'fulfil' | 'deny' | 'reject'

const forAll: Record<Replied, readonly string[]> = {
  answer: ['seen'],
  fulfil: ['done'],
  deny: ['incomplete'],
  reject: ['other-office', 'at-work-already'],
}

/** By service and outcome. Of the water after the remedies that Yunnan uses: another source, treatment, pipes, renewal. */
const ofService: Partial<Record<ServiceId, Partial<Record<Replied, readonly string[]>>>> = {
  'temporary-assistance': { fulfil: ['paid'], deny: ['not-sudden', 'income'] },
  'destitute-support': { fulfil: ['paid'], deny: ['supporter', 'income'] },
  'minimum-living-allowance': { fulfil: ['paid'], deny: ['income', 'property'] },
  'job-search': { answer: ['jobs-none'] },
  'job-training': { answer: ['courses-none'] },
  'housing-renovation': { fulfil: ['house-done'], deny: ['house-other', 'house-subsidy'] },
  'drinking-water': {
    answer: ['water-repair', 'water-source', 'water-treatment', 'water-pipe', 'water-renewal', 'water-unsafe'],
    reject: ['water-not-drinking'],
  },
  'school-dropout': { answer: ['school-visited', 'school-back'] },
  'serious-illness-treatment': { fulfil: ['illness-listed'], deny: ['illness-not-listed'] },
  'chronic-disease-management': { fulfil: ['doctor-signed'] },
  'insurance-enrolment': { fulfil: ['insured'] },
  'remote-care-reimbursement': { fulfil: ['reimbursed'], deny: ['not-covered', 'reimbursed-elsewhere'] },
  'serious-illness-assistance': { fulfil: ['reimbursed'], deny: ['below-threshold'] },
}

export function replyTemplates(serviceId: string, action: string): readonly string[] {
  const general = forAll[action as Replied] ?? []
  const own = ofService[serviceId as ServiceId]?.[action as Replied] ?? []
  return [...own, ...general]
}
