import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Transactions } from '../db/transaction.ts'
import type { Divisions } from '../divisions/divisions.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Words } from '../kernel/words.ts'
import type { FileStore, JobQueue, Messenger, PhotoStudio } from './ports.ts'
import type { Wechat } from './wechat-port.ts'

/** What the use-cases work with; each takes only the parts it needs. */
export interface CaseWorld {
  transaction: Transactions
  clock: Clock
  words: Words
  catalogue: Catalogue
  divisions: Divisions
  jobs: JobQueue
  files: FileStore
  photos: PhotoStudio
  messenger: Messenger
  /** Undefined when the service has no mini-program. */
  wechat: Wechat | undefined
}
