import type { Sequelize } from 'sequelize'
import type { CameraMemory } from '../cases/camera-memory.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import type { CardCounter } from '../cases/count-card.ts'
import type { FindWaterReports } from '../cases/find-water-reports.ts'
import type { LimitCards } from '../cases/limit-cards.ts'
import type { BlindIndex } from '../cases/registries.ts'
import type { Periods } from '../cases/retention/periods.ts'
import type { SpendQuota } from '../clients/spend-quota.ts'
import type { Directory } from '../directory/current-rows.ts'
import type { CardService } from '../ocr/card-service.ts'
import type { SpeechService } from '../speech/speech-service.ts'

/** What routes and pages work with. */
export interface HttpWorld extends CaseWorld {
  sequelize: Sequelize
  speech: SpeechService
  cards: CardService
  cameras: CameraMemory
  countCard: CardCounter
  limitCards: LimitCards
  /** For those outside: of a report the day, the township and whether it is open. */
  findWaterReports: FindWaterReports
  /** Of what clients of the API may use. */
  spendQuota: SpendQuota
  /** Receivers of webhooks that may be in a private network. */
  webhookHosts: ReadonlySet<string>
  directory: Directory
  /** People of other registries are found by it alone. */
  blindIndex: BlindIndex
  /** How long each class of what is kept is kept. */
  periods: Periods
  demonstration: boolean
  version: string
  baseUrl: string
  /** Soon, also while every connection is busy. */
  databaseAnswers(): Promise<boolean>
  isDraining(): boolean
  /** Whether limits are counted for all processes together; undefined where there is one process. */
  isSharing(): boolean | undefined
  /** Whether what was acknowledged outlives the fall of the database's machine. */
  isDurable: boolean
}
