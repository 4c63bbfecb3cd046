import { Resolver } from 'node:dns/promises'
import * as http from 'node:http'
import * as https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { type PostWebhook, WebhookFault } from '../clients/webhooks/webhook-world.ts'
import { isPublicAddress } from '../kernel/public-address.ts'

/** The addresses of a name; rejects where there are none. */
export type ResolveName = (name: string) => Promise<string[]>

export interface WebhookPostOptions {
  /** `host` or `host:port` that may be in a private network, and without TLS. */
  webhookHosts?: ReadonlySet<string>
  resolve?: ResolveName
  /** From the beginning to a connection, and to the head of the answer. */
  connectMs?: number
  wholeMs?: number
}

/**
 * Posts to an address that somebody outside chose. Its name is looked up here, every address of it has to be one of the
 * internet, and the connection goes to the one that was checked, whatever the name means a moment later. A redirect is an
 * answer like others. Of the answer the status is read; then the line is cut.
 */
export function webhookPost({
  webhookHosts = new Set(),
  resolve = resolveByDns,
  connectMs = 3_000,
  wholeMs = 10_000,
}: WebhookPostOptions = {}): PostWebhook {
  return async ({ url, headers, body }) => {
    const target = new URL(url)
    const isNamed = webhookHosts.has(target.host)
    if (target.protocol !== 'https:' && !isNamed) throw new WebhookFault('address-refused')
    const began = performance.now()
    const left = (ms: number) => Math.max(1, began + ms - performance.now())
    const addresses = await inTime(addressesOf(target, resolve), left(connectMs))
    if (!isNamed && !addresses.every(isPublicAddress)) throw new WebhookFault('address-refused')
    const [address = ''] = addresses
    return new Promise((settle, reject) => {
      const request = (target.protocol === 'https:' ? https : http).request(target, {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        agent: false,
        lookup: pinned(address),
        maxHeaderSize: mostHeadBytes,
        // Whatever the environment of the process says.
        rejectUnauthorized: true,
      })
      const cut = () => request.destroy(new WebhookFault('timeout'))
      const whole = setTimeout(cut, left(wholeMs))
      const connecting = setTimeout(cut, left(connectMs))
      request.once('socket', (socket) =>
        socket.once(target.protocol === 'https:' ? 'secureConnect' : 'connect', () => clearTimeout(connecting)),
      )
      request.once('response', (response) => {
        settle(response.statusCode ?? 0)
        request.destroy()
      })
      request.on('error', (error) => reject(faultOf(error)))
      request.once('close', () => {
        clearTimeout(whole)
        clearTimeout(connecting)
        // Without effect after an answer or an error.
        reject(new WebhookFault('answer-broken'))
      })
      request.end(body)
    })
  }
}

const mostHeadBytes = 16 * 1024
const dnsMs = 1_000
const dnsTries = 2

/** By the name servers alone and never on the threads that files are read on, which a slow one would keep busy. */
const resolveByDns: ResolveName = async (name) => {
  const resolver = new Resolver({ timeout: dnsMs, tries: dnsTries })
  const found = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
  return found.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
}

async function addressesOf({ hostname }: URL, resolve: ResolveName): Promise<string[]> {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0) return [host]
  const addresses = await resolve(host).catch((error: unknown) => {
    throw new WebhookFault('name-unknown', error)
  })
  if (addresses.length === 0) throw new WebhookFault('name-unknown')
  return addresses
}

/** Answers with the checked address whatever it is asked. */
function pinned(address: string): LookupFunction {
  const family = isIP(address)
  return (_name, { all }, done) => {
    if (all) done(null, [{ address, family }])
    else done(null, address, family)
  }
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new WebhookFault('timeout')), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Certificates have many codes (OpenSSL's X509_V_ERR_*), the protocol the rest. */
const tlsCodes =
  /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/
const brokenCodes = /^HPE_/

function faultOf(error: Error & { code?: string }): WebhookFault {
  if (error instanceof WebhookFault) return error
  const { code = '' } = error
  if (tlsCodes.test(code)) return new WebhookFault('tls', error)
  return new WebhookFault(brokenCodes.test(code) ? 'answer-broken' : 'unreachable', error)
}
