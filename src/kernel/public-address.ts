import { BlockList, isIP } from 'node:net'

/** Of IPv4 what the registry of special purposes (RFC 6890 and after) keeps from the internet. */
const reserved = new BlockList()
for (const [network, length] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  reserved.addSubnet(network, length)
/** Where a cloud answers its own machines about themselves, although it is no private address. */
reserved.addAddress('168.63.129.16')

/** Of IPv6 all that is given out for the internet, without what leads back to IPv4 or into examples. */
const given = new BlockList()
given.addSubnet('2000::', 3, 'ipv6')
const reservedOfThese = new BlockList()
reservedOfThese.addSubnet('2001::', 23, 'ipv6')
reservedOfThese.addSubnet('2001:db8::', 32, 'ipv6')
reservedOfThese.addSubnet('2002::', 16, 'ipv6')
reservedOfThese.addSubnet('3fff::', 20, 'ipv6')

/** Whether this is an address of the internet: no loopback, private, link-local, carrier's, mapped or translated one. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !reserved.check(address)
  return family === 6 && given.check(address, 'ipv6') && !reservedOfThese.check(address, 'ipv6')
}
