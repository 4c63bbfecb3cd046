import { createHash } from 'node:crypto'
import { Problem } from '../kernel/errors.ts'
import { type Resources, readResources } from '../kernel/words.ts'
import { loadNotices, type Notice } from './notices.ts'
import { forms } from './questions/forms.ts'
import type { Form } from './questions/types.ts'
import { services } from './services.ts'
import type { Service, ServiceId } from './types.ts'

export interface Catalogue {
  /** Follows from all that it says, its words included. */
  version: string
  services: readonly Service[]
  /** Throws `service.not_found`. */
  service(id: string): Service
  /** Throws `service.not_found`. */
  form(id: string): Form
  /** Throws `service.not_found`. */
  notice(id: string): Notice
}

export function loadCatalogue(resources = readResources()): Catalogue {
  const notices = loadNotices()
  const byId = new Map<string, Service>(services.map((service) => [service.id, service]))
  const noticeVersions = [...notices.values()].map(({ version }) => version)
  const content = JSON.stringify([services, forms, noticeVersions, catalogueWords(resources)])
  return {
    version: createHash('sha256').update(content).digest('hex').slice(0, 12),
    services,
    service(id) {
      const service = byId.get(id)
      if (service === undefined) throw new Problem('service.not_found')
      return service
    },
    form(id) {
      const form = byId.has(id) ? forms[id as ServiceId] : undefined
      if (form === undefined) throw new Problem('service.not_found')
      return form
    },
    notice(id) {
      const notice = notices.get(id as ServiceId)
      if (notice === undefined) throw new Problem('service.not_found')
      return notice
    },
  }
}

/** The words of a catalogue: of its boxes and papers, and of its questions. */
export function catalogueWords(resources: Resources): Resources {
  return Object.fromEntries(
    Object.entries(resources).map(([language, { catalogue = {}, questions = {} }]) => [
      language,
      { catalogue, questions },
    ]),
  )
}
