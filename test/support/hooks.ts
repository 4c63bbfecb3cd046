import { closeBrowser } from './browser.ts'
import { closeCards } from './cards.ts'
import { stopService } from './service.ts'

// Where a test loads the reader of cards into its own process, that is told to nobody either.
process.env['ORT_DISABLE_TELEMETRY'] = '1'

/** The service, the browser and the card service are started by the first test that needs them and stopped here, after the last. */
export async function mochaGlobalTeardown(): Promise<void> {
  await closeBrowser()
  await closeCards()
  await stopService()
}
