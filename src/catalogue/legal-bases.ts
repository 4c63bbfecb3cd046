import type { ServiceId } from './types.ts'

/**
 * The rules that a refusal may rest on, beside what is typed: words under `replies:basis.<id>`. `sa-`: articles of
 * 社会救助暂行办法 (649号).
 */
const bases: Partial<Record<ServiceId, readonly string[]>> = {
  'temporary-assistance': ['sa-47'],
  'destitute-support': ['sa-14', 'destitute-2021'],
  'minimum-living-allowance': ['sa-9', 'allowance-2021'],
  'job-search': ['sa-42'],
  'job-training': ['sa-42'],
  'housing-renovation': ['sa-38'],
  'serious-illness-assistance': ['sa-28', 'illness-2021'],
}

export function legalBases(serviceId: string): readonly string[] {
  return bases[serviceId as ServiceId] ?? []
}
