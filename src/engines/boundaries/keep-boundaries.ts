import type { BoundaryIndex } from '../../divisions/boundary/boundary-port.ts'
import type { Log } from '../../kernel/log.ts'
import { currentVersion } from './imported-index.ts'
import { type OpenBoundariesOptions, openBoundaries } from './open-boundaries.ts'

export interface Boundaries {
  /** Undefined until they are open, or when there are none. */
  index(): BoundaryIndex | undefined
  /** Settles when the first opening is over, well or not. */
  opened: Promise<void>
  /** Takes the import that is in use now, if it is another. What is open stays open when that one is damaged. */
  refresh(): Promise<void>
}

/** The boundaries in use, opened in the background. */
export function keepBoundaries(options: OpenBoundariesOptions, log: Log): Boundaries {
  let index: BoundaryIndex | undefined
  let version: string | undefined

  async function open(): Promise<void> {
    const opening = currentVersion(options.folder)
    index = (await openBoundaries(options)) ?? index
    version = opening
    if (index?.manifest.reviewNumber === null) {
      log.warn('county boundaries without a review number are in use: for trying out, import the official ones')
    }
  }

  const opened = open().catch((error) => log.error('no boundaries: places can be chosen, not located', { error }))
  return {
    index: () => index,
    opened,
    async refresh() {
      await opened
      if (currentVersion(options.folder) !== version) await open()
    },
  }
}
