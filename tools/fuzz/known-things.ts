import type { Operation } from './document.ts'

/** Ids that the service told, by what they are of: so that `/v1/cases/{id}` is asked for cases that there are. */
export interface KnownThings {
  learn(operation: Operation, answer: unknown): void
  pick(path: string, turn: number): string | undefined
  /** The body with the version of the notice that stands now, which no schema can tell. */
  upToDate(body: unknown): unknown
}

export function knownThings(noticeVersions: Map<string, string>): KnownThings {
  const byKind = new Map<string, string[]>()
  return {
    learn({ path, method, tags }, answer) {
      // Lists of administrators hold those who ask here: only what was made on the way is taken up.
      if (method === 'GET' && tags.includes('admin')) return
      const ids = idsIn(answer)
      const kind = kindOf(path)
      const known = byKind.get(kind) ?? []
      for (const id of ids) if (!known.includes(id) && known.length < 40) known.push(id)
      byKind.set(kind, known)
    },
    pick(path, turn) {
      const known = byKind.get(kindOf(path.slice(0, path.indexOf('{')))) ?? []
      return known[turn % known.length]
    },
    upToDate(body) {
      const { consent, serviceId } = (body ?? {}) as { consent?: object; serviceId?: string }
      const noticeVersion = noticeVersions.get(serviceId ?? '')
      if (consent === undefined || noticeVersion === undefined) return body
      return { ...(body as object), consent: { ...consent, noticeVersion } }
    },
  }
}

/** `cases` of `/v1/staff/cases/{id}/actions`. */
function kindOf(path: string): string {
  const before = path.split('/{')[0] ?? path
  return before.split('/').filter(Boolean).at(-1) ?? ''
}

function idsIn(answer: unknown): string[] {
  const { items, id } = (answer ?? {}) as { items?: unknown[]; id?: unknown }
  const own = typeof id === 'string' ? [id] : []
  return Array.isArray(items) ? [...own, ...items.flatMap(idsIn)] : own
}
