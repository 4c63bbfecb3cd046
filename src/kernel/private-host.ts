import { BlockList, isIP } from 'node:net'

/** Loopback, RFC 1918, RFC 4193 and link-local IPv6: addresses that do not lead out of the house. */
const inHouse = new BlockList()
inHouse.addSubnet('127.0.0.0', 8)
inHouse.addSubnet('10.0.0.0', 8)
inHouse.addSubnet('172.16.0.0', 12)
inHouse.addSubnet('192.168.0.0', 16)
inHouse.addAddress('::1', 'ipv6')
inHouse.addSubnet('fc00::', 7, 'ipv6')
inHouse.addSubnet('fe80::', 10, 'ipv6')

/**
 * Whether a URL's host is on this machine or network: such an address, localhost, or a name without a dot, as container
 * networks give them and public DNS does not. Other names are not looked up: what they mean may change at any time.
 */
export function isPrivateHost({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  if (family !== 0) return inHouse.check(host, family === 6 ? 'ipv6' : 'ipv4')
  return !host.includes('.') || host.endsWith('.localhost')
}
