import { sendWaiting } from './send-waiting.ts'
import { isDue } from './waiting-entry.ts'
import { allEntries } from './waiting-forms.ts'

/** Written before this module by the server: what is kept, and a version that changes with any of it. */
declare const shell: {
  version: string
  language: string
  pages: string[]
  files: string[]
  sounds: string[]
}

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asking extends Waiting {
  request: Request
  respondWith(answer: Promise<Response>): void
}
declare const self: {
  addEventListener(name: 'install' | 'activate' | 'sync', listener: (event: Waiting) => void): void
  addEventListener(name: 'fetch', listener: (event: Asking) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}

/** On a network that drops more than it carries, a kept page after this is better than the newest one never. */
const patienceMs = 4000
const kept = `kept-${shell.language}-${shell.version}`
const voices = `voices-${shell.language}`
const noticeSound = /^\/v1\/services\/[\w-]+\/notice\/(audio|cues\.json)$/

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('sync', (event) => event.waitUntil(sendAll()))
self.addEventListener('fetch', (event) => {
  const answer = answerFor(event.request)
  if (answer) event.respondWith(answer)
})

/** The same for everybody; nothing that was made for one person is ever put into a cache. */
async function install(): Promise<void> {
  const cache = await caches.open(kept)
  await cache.addAll([...shell.pages.map(inLanguage), ...shell.files])
  await self.skipWaiting()
}

function inLanguage(address: string): Request {
  return new Request(address, { cache: 'no-cache', headers: { 'Accept-Language': shell.language } })
}

async function activate(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name !== kept && !name.startsWith('voices-')) await caches.delete(name)
  }
  await self.clients.claim()
  // Not waited for: without its sound a page is still a page.
  void caches
    .open(kept)
    .then((cache) => cache.addAll(shell.sounds.map(inLanguage)))
    .catch(() => undefined)
}

/** The browser calls when it thinks there is a network; it calls again if this rejects. */
async function sendAll(): Promise<void> {
  await sendWaiting()
  if ((await allEntries()).some((entry) => isDue(entry) && entry.state === 'waiting')) throw new Error('still waiting')
}

/** Undefined: the browser goes its own way. */
function answerFor(request: Request): Promise<Response> | undefined {
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin) return undefined
  if (request.mode === 'navigate') return shell.pages.includes(pathname) ? newest(request, pathname) : visit(request)
  if (request.method !== 'GET') return undefined
  if (shell.sounds.includes(pathname)) return sound(request, kept)
  if (noticeSound.test(pathname)) return sound(request, voices)
  if (pathname.startsWith('/assets/') || pathname === '/v1/divisions/offline') return keptOrNew(request)
  return undefined
}

async function newest(request: Request, pathname: string): Promise<Response> {
  const known = await caches.match(pathname, { cacheName: kept, ignoreVary: true })
  if (!known) return fetch(request)
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(known), patienceMs))
  const now = fetch(request).then((response) => (response.status < 500 ? response : known))
  return Promise.race([now.catch(() => known), late])
}

/** Where there is no network, what can be done without one: the same service, or the choice. */
async function visit(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch {
    const [service = ''] = /^\/services\/[\w-]+(?=(\/notice)?\/?$)/.exec(new URL(request.url).pathname) ?? []
    const form = `${service}/offline`
    if (request.method === 'GET' && service !== '' && shell.pages.includes(form)) return Response.redirect(form)
    return (await caches.match('/offline', { cacheName: kept, ignoreVary: true })) ?? Response.error()
  }
}

async function keptOrNew(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: kept, ignoreVary: true })) ?? fetch(request)
}

/** Players ask for ranges, which a cache does not cut. */
async function sound(request: Request, cacheName: string): Promise<Response> {
  const known = await caches.match(request.url, { cacheName, ignoreVary: true })
  if (!known) return fetch(request)
  const [, first = '', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? []
  if (first === '') return known
  const whole = await known.blob()
  const from = Number(first)
  const to = last === '' ? whole.size - 1 : Math.min(Number(last), whole.size - 1)
  const headers = { 'Content-Type': whole.type, 'Content-Range': `bytes ${from}-${to}/${whole.size}` }
  return new Response(whole.slice(from, to + 1, whole.type), { status: 206, headers })
}
