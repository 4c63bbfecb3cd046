import type { AddressInfo } from 'node:net'
import { setTimeout as setTimeoutPromise } from 'node:timers/promises'
import { type Config, ConfigurationError, exitCodeConfiguration, readConfig } from './config.ts'
import { writeDemoFile } from './demo/demo-file.ts'
import { openServer } from './http/open-server.ts'
import { stopperOf } from './http/stop-server.ts'
import { runningClock } from './kernel/clock.ts'
import { createLog, type Log } from './kernel/log.ts'
import { startCards } from './start-cards.ts'
import type { World } from './world.ts'

type Environment = Record<string, string | undefined>

function readConfigOrExit(environment: Environment): Config {
  try {
    return readConfig(environment)
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    for (const fault of error.faults) console.error(fault)
    process.exit(exitCodeConfiguration)
  }
}

async function openWorldOrExit(config: Config, log: Log): Promise<World> {
  const clock = runningClock(config.clockStart)
  const cards = startCards(config, clock)
  const { openWorld, startFaults } = await import('./world.ts')
  try {
    return await openWorld(config, log, clock, cards)
  } catch (error) {
    log.error('cannot start', { error })
    if (startFaults.some((kind) => error instanceof kind)) console.error((error as Error).message)
    process.exit(1)
  }
}

/** Runs the service until a signal ends its process. */
export async function serve(environment: Environment): Promise<void> {
  const config = readConfigOrExit(environment)
  const log = createLog(config.logLevel)
  let world: World | undefined
  let draining = false
  const server = openServer()
  const stop = stopperOf(server)

  /** Says no to new work, finishes what was begun, then goes; after the deadline it goes in any case. */
  async function drain(signal: string, exitCode: number): Promise<void> {
    if (draining) return
    draining = true
    log.info('draining', { signal })
    setTimeout(() => process.exit(exitCode || 1), config.drainMs + config.drainNoticeMs).unref()
    if (world === undefined) process.exit(exitCode)
    world.drain()
    await setTimeoutPromise(config.drainNoticeMs)
    if (server.listening) await stop()
    await world.close()
    log.info('stopped')
    process.exit(exitCode)
  }

  process.on('SIGTERM', () => void drain('SIGTERM', 0))
  process.on('SIGINT', () => void drain('SIGINT', 0))
  process.on('uncaughtException', (error) => {
    log.error('uncaught', { error })
    void drain('uncaught', 1)
  })
  process.on('unhandledRejection', (error) => {
    log.error('unhandled rejection', { error })
    void drain('unhandled', 1)
  })

  world = await openWorldOrExit(config, log)
  server.on('request', world.app.callback())

  if (!config.listens) {
    log.info('working', { role: config.role })
    return
  }
  server.on('error', (error) => {
    log.error('cannot listen', { error, port: config.port })
    process.exit(1)
  })
  server.listen(config.port, config.host, () => {
    const { port } = server.address() as AddressInfo
    const baseUrl = config.baseUrl ?? `http://${config.host}:${port}`
    log.info('listening', { host: config.host, port, role: config.role })
    if (config.role === 'worker') return
    if (world?.demo !== undefined) writeDemoFile(config.varDir, world.demo, baseUrl)
    if (config.demonstration) {
      console.log(`\n  ${baseUrl}\n  people and keys of the demonstration: ${config.varDir}/demo.json\n`)
    }
  })
}
