/** How GeoReport calls one of a list. */
const partNames: Record<string, string> = {
  errors: 'error',
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  endpoints: 'endpoint',
  formats: 'format',
}

/** What stands in JSON as XML with the element names of GeoReport v2; null is an empty element. */
export function xmlDocument(name: string, value: unknown): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(name, value)}\n`
}

function element(name: string, value: unknown): string {
  return `<${name}>${content(name, value)}</${name}>`
}

function content(name: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map((part) => element(partNames[name] ?? name, part)).join('')
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, child]) => element(key, child))
      .join('')
  return escaped(String(value))
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

function escaped(text: string): string {
  // XML 1.0 has no way to hold the other control characters.
  return text.replace(/[^\t\n\r\P{Cc}]/gu, '').replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
