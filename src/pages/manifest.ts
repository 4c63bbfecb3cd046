import type Router from '@koa/router'
import type { RequestState } from '../http/request-state.ts'
import type { Language, Words } from '../kernel/words.ts'
import type { Assets } from './assets.ts'

/** The colours of style.css that a phone paints before it has read it. */
const pine = '#0a5346'
const paper = '#ffffff'
const iconSizes = [192, 512]

/** What a phone needs to keep the service on its home screen: W3C Web Application Manifest. */
export function manifestPage(router: Router<RequestState>, words: Words, assets: Assets): void {
  router.get('/manifest.webmanifest', (ctx) => {
    ctx.state.routeName = '/manifest.webmanifest'
    ctx.set('Content-Type', 'application/manifest+json')
    ctx.set('Cache-Control', 'no-cache')
    ctx.body = JSON.stringify(manifest(words, assets, ctx.state.language))
  })
}

function manifest(words: Words, assets: Assets, language: Language) {
  const shortcuts = { '/cases': 'pages:nav.myCases', '/help-me-choose': 'suggest:title' }
  return {
    id: '/',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    lang: language,
    name: words(language, 'pages:product'),
    description: words(language, 'pages:manifest.description'),
    theme_color: pine,
    background_color: paper,
    icons: iconSizes.map((size) => ({
      src: assets.url(`icon-${size}.png`),
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose: 'any maskable',
    })),
    shortcuts: Object.entries(shortcuts).map(([url, key]) => ({ url, name: words(language, key) })),
  }
}
