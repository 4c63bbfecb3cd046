import { z } from 'zod'
import type { WaterReport } from '../../../../cases/find-water-reports.ts'
import { presentService } from '../../../../cases/present-catalogue.ts'
import type { Language } from '../../../../kernel/words.ts'
import type { HttpWorld } from '../../../http-world.ts'
import { waterService } from './services.ts'

const nothing = z.null()
const fields = z.object({
  service_request_id: z.string(),
  status: z.enum(['open', 'closed']),
  status_notes: nothing,
  service_name: z.string(),
  service_code: z.string(),
  description: nothing.meta({ description: 'What people wrote is told to nobody outside' }),
  agency_responsible: z.string(),
  service_notice: nothing,
  requested_datetime: z.string().meta({ description: 'The day; the hour is always midnight in Yunnan' }),
  updated_datetime: z.string(),
  expected_datetime: nothing,
  address: z.string().meta({ description: 'The township' }),
  address_id: z.string().meta({ description: 'Its statistical code' }),
  zipcode: nothing,
  lat: nothing.meta({ description: 'Townships have no point here' }),
  long: nothing,
  media_url: nothing,
})

const example = {
  service_request_id: 'AAAAAAAAAAAAAAAAAAAAAA',
  status: 'open',
  status_notes: null,
  service_name: '反映农村饮水安全问题',
  service_code: waterService,
  description: null,
  agency_responsible: '水务部门',
  service_notice: null,
  requested_datetime: '2026-03-02T00:00:00+08:00',
  updated_datetime: '2026-03-04T00:00:00+08:00',
  expected_datetime: null,
  address: '云南省昆明市呈贡区龙城街道',
  address_id: '530114001',
  zipcode: null,
  lat: null,
  long: null,
  media_url: null,
}

/** A report as a list of requests has it. */
export const serviceRequests = z.array(fields).meta({ examples: [[example]] })

export function reportPresenter(world: HttpWorld) {
  return ({ id, isOpen, division, reportedOn, changedOn }: WaterReport, language: Language) => {
    const service = world.catalogue.service(waterService)
    return {
      service_request_id: id,
      status: isOpen ? 'open' : 'closed',
      status_notes: null,
      service_name: presentService(world, service, language).title.text,
      service_code: waterService,
      description: null,
      agency_responsible: world.words(language, `catalogue:department.${service.department}`),
      service_notice: null,
      requested_datetime: midnight(reportedOn),
      updated_datetime: midnight(changedOn),
      expected_datetime: null,
      address: world.divisions.fullName(division),
      address_id: division,
      zipcode: null,
      lat: null,
      long: null,
      media_url: null,
    }
  }
}

function midnight(day: string): string {
  return `${day}T00:00:00+08:00`
}
