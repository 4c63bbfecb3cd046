import { isIP } from 'node:net'
import { invalidFields } from '../../kernel/errors.ts'
import { isPublicAddress } from '../../kernel/public-address.ts'

/**
 * An address that could be a receiver's: https, without a login or a fragment, and no address of a private network; named
 * hosts may be both. What a name means is looked up at each delivery. Throws `request.invalid`.
 */
export function checkAddress(text: string, webhookHosts: ReadonlySet<string>): void {
  const url = URL.parse(text)
  const isNamed = url !== null && webhookHosts.has(url.host)
  const isWeb = url?.protocol === 'https:' || (isNamed && url?.protocol === 'http:')
  if (!isWeb || url.username !== '' || url.password !== '' || text.includes('#'))
    throw invalidFields({ path: 'url', code: 'field.https_address' })
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isInside = isIP(host) === 0 ? !host.includes('.') || /\.localhost\.?$/.test(host) : !isPublicAddress(host)
  if (isInside && !isNamed) throw invalidFields({ path: 'url', code: 'field.public_address' })
}
