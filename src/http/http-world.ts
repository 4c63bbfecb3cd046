import type { Sequelize } from 'sequelize'
import type { CaseWorld } from '../cases/case-world.ts'
import type { Directory } from '../directory/current-rows.ts'
import type { CardService } from '../ocr/card-service.ts'
import type { SpeechService } from '../speech/speech-service.ts'

/** What routes and pages work with. */
export interface HttpWorld extends CaseWorld {
  sequelize: Sequelize
  speech: SpeechService
  cards: CardService
  directory: Directory
  demonstration: boolean
  version: string
  baseUrl: string
  isDraining(): boolean
}
