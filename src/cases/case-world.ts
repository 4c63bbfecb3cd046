import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Transactions } from '../db/transaction.ts'
import type { Divisions } from '../divisions/divisions.ts'
import type { Calendar } from '../kernel/calendar.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Seals } from '../kernel/seal.ts'
import type { Words } from '../kernel/words.ts'
import type { CatalogueEditions } from './catalogue-editions.ts'
import type { FileStore, JobQueue, Messenger, PhotoStudio } from './ports.ts'
import type { Wechat } from './wechat-port.ts'

/** What the use-cases work with; each takes only the parts it needs. */
export interface CaseWorld {
  transaction: Transactions
  clock: Clock
  words: Words
  catalogue: Catalogue
  editions: CatalogueEditions
  calendar: Calendar
  divisions: Divisions
  jobs: JobQueue
  files: FileStore
  /** What is personal is sealed before it is kept. */
  seals: Seals
  photos: PhotoStudio
  messenger: Messenger
  /** Undefined when the service has no mini-program. */
  wechat: Wechat | undefined
}
