import type { DivisionBook } from '../../divisions/division-tree.ts'
import type { Search } from '../../divisions/search.ts'

/** Yunnan's places without a network: the same tree and the same search as the server's. */
export interface OfflinePlaces {
  tree: DivisionBook
  search: Search
}

let loading: Promise<OfflinePlaces> | undefined

/** From the browser's own cache where `keepOfflinePlaces` has put it, else from the network. Rejects when neither has it. */
export function offlinePlaces(): Promise<OfflinePlaces> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

/** Fetches it all while there is a network and nothing else to do. Who saves data is asked for nothing. */
export function keepOfflinePlaces(): void {
  const { connection } = navigator as { connection?: { saveData?: boolean } }
  if (connection?.saveData || !document.querySelector('[data-picker]')) return
  const keep = () => void bring().catch(() => undefined)
  if ('requestIdleCallback' in window) requestIdleCallback(keep)
  else setTimeout(keep, 2000)
}

const address = () => `/v1/divisions/offline?version=${document.documentElement.dataset['divisions'] ?? ''}`

async function load(): Promise<OfflinePlaces> {
  const { text, offlineTree, createSearch } = await bring()
  const tree = offlineTree(text)
  return { tree, search: createSearch(tree) }
}

/** The file and what reads it. */
async function bring() {
  const [response, { offlineTree }, { createSearch }] = await Promise.all([
    fetch(address(), { cache: 'force-cache' }),
    import('../../divisions/offline-tree.ts'),
    import('../../divisions/search.ts'),
  ])
  if (!response.ok) throw new Error('offline places')
  return { text: await response.text(), offlineTree, createSearch }
}
