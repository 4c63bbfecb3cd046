import { createHash } from 'node:crypto'
import { Problem } from '../kernel/errors.ts'
import { loadNotices, type Notice } from './notices.ts'
import { services } from './services.ts'
import type { Service, ServiceId } from './types.ts'

export interface Catalogue {
  version: string
  services: readonly Service[]
  /** Throws `service.not_found`. */
  service(id: string): Service
  /** Throws `service.not_found`. */
  notice(id: string): Notice
}

export function loadCatalogue(): Catalogue {
  const notices = loadNotices()
  const byId = new Map<string, Service>(services.map((service) => [service.id, service]))
  const content = JSON.stringify([services, [...notices.values()].map(({ version }) => version)])
  return {
    version: createHash('sha256').update(content).digest('hex').slice(0, 12),
    services,
    service(id) {
      const service = byId.get(id)
      if (service === undefined) throw new Problem('service.not_found')
      return service
    },
    notice(id) {
      const notice = notices.get(id as ServiceId)
      if (notice === undefined) throw new Problem('service.not_found')
      return notice
    },
  }
}
