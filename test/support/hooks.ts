import { closeBrowser } from './browser.ts'
import { stopService } from './service.ts'

/** The service and the browser are started by the first test that needs them and stopped here, after the last. */
export async function mochaGlobalTeardown(): Promise<void> {
  await closeBrowser()
  await stopService()
}
