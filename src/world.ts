import { join } from 'node:path'
import type Koa from 'koa'
import { initModels } from '../models/index.ts'
import { refreshCalendar } from './cases/announce-year.ts'
import { createCameraMemory } from './cases/camera-memory.ts'
import type { CaseWorld } from './cases/case-world.ts'
import { openEditions } from './cases/catalogue-editions.ts'
import { cardCounter } from './cases/count-card.ts'
import { findWaterReports } from './cases/find-water-reports.ts'
import { cardLimiter } from './cases/limit-cards.ts'
import type { Messenger } from './cases/ports.ts'
import { registryIndex } from './cases/registries.ts'
import { warmNotices } from './cases/warm-notices.ts'
import type { Wechat } from './cases/wechat-port.ts'
import { loadCatalogue } from './catalogue/catalogue.ts'
import { signatureChecker } from './clients/check-signature.ts'
import { quotaSpender } from './clients/spend-quota.ts'
import type { Config } from './config.ts'
import { alone } from './db/alone.ts'
import { answers as answersInTime } from './db/answers.ts'
import { connect, type Database } from './db/connect.ts'
import { UnsafeDatabase, unsafeSettings } from './db/durability.ts'
import { FolderInUse } from './db/folder-lock.ts'
import { migrate } from './db/migrate.ts'
import { feelPulse } from './db/pulse.ts'
import { confirmSeals, sealsFor, WrongKeys } from './db/sealing.ts'
import { tracedTransactions } from './db/traced-transactions.ts'
import type { DemoFile } from './demo/demo-people.ts'
import { seedDemo } from './demo/seed-demo.ts'
import { openDirectory } from './directory/current-rows.ts'
import { type DivisionBook, openDivisionBook } from './divisions/division-book.ts'
import { countiesOfYunnan, createDivisions } from './divisions/divisions.ts'
import { azureVoice } from './engines/azure-speech/azure-voice.ts'
import { keepBoundaries } from './engines/boundaries/keep-boundaries.ts'
import type { OpenBoundariesOptions } from './engines/boundaries/open-boundaries.ts'
import { demoKeyFile, demoSigningKeys } from './engines/demo-key-file.ts'
import { demoOutbox } from './engines/demo-outbox.ts'
import { diskAnchors } from './engines/disk-anchors.ts'
import { type EspeakVoices, espeakVoices } from './engines/espeak/espeak-voice.ts'
import { openAudioStore, openFiles } from './engines/open-stores.ts'
import { openaiVoices } from './engines/openai-speech/openai-voice.ts'
import type { HideKey, Redis } from './engines/redis/open-redis.ts'
import { redisLimiters } from './engines/redis/redis-limiters.ts'
import { redisRecollections } from './engines/redis/redis-recollections.ts'
import { sharpPhotos } from './engines/sharp-photos.ts'
import { smsWebhook } from './engines/sms-webhook.ts'
import { voiceSpending } from './engines/voice-spending.ts'
import { webhookPost } from './engines/webhook-post.ts'
import { wechat } from './engines/wechat/wechat.ts'
import { type AppParts, createApp } from './http/app.ts'
import { formTokens } from './http/form-tokens.ts'
import { addGauges } from './http/gauges.ts'
import type { HttpWorld } from './http/http-world.ts'
import { createMetrics } from './http/metrics.ts'
import type { RequestState } from './http/request-state.ts'
import { allRoutes } from './http/routes/all-routes.ts'
import { type HealthWorld, healthRoutes } from './http/routes/health.ts'
import { openJobs } from './jobs/job-queue.ts'
import { everyRound } from './jobs/periodic.ts'
import { openCalendar, readAnnouncedYears } from './kernel/calendar.ts'
import { type Clock, dayInYunnan, runningClock } from './kernel/clock.ts'
import type { Log } from './kernel/log.ts'
import { ownLimiter } from './kernel/own-limiter.ts'
import { prepareLater } from './kernel/prepare-later.ts'
import type { SigningKeys } from './kernel/signing-keys.ts'
import { callTo, type Tracing, traced, traceHeadersFor } from './kernel/tracing.ts'
import { readResources, wordsOf } from './kernel/words.ts'
import type { CardService } from './ocr/card-service.ts'
import { type Assets, loadAssets } from './pages/assets.ts'
import { createPages } from './pages/pages.ts'
import { findActor } from './people/find-actor.ts'
import { rememberActors } from './people/remember-actors.ts'
import { metered } from './speech/metered.ts'
import { guarded } from './speech/provider-chain.ts'
import { createSpeechService } from './speech/speech-service.ts'
import { tracedVoice } from './speech/traced-voice.ts'
import type { Voice } from './speech/voice.ts'
import { startCards } from './start-cards.ts'
import type { TracingSettings } from './tracing-settings.ts'
import type { OpenaiVoiceSettings } from './voice-settings.ts'
import type { WechatSettings } from './wechat-settings.ts'
import { startWorker } from './worker.ts'

/** What another process took in (a year, a catalogue) is known here after so long. */
const refreshMs = 15_000
/** Imported boundaries are in use after so long. */
const boundariesMs = 60_000
/** Any number: the same for all processes of this service. */
const jobsLock = 5_300_002
/** Of a keyed digest: enough that no two keys meet. */
const hiddenLength = 32

type Served = Pick<AppParts, 'routes' | 'pages'> & { showProblem: AppParts['showProblemPage'] }

export interface World {
  app: Koa<RequestState>
  /** The demonstration's people; undefined in production. */
  demo: DemoFile | undefined
  /** From now on readiness says no. */
  drain(): void
  close(): Promise<void>
}

/** Of the start: what they say is for whoever starts the service, and quotes nothing. */
export const startFaults = [FolderInUse, WrongKeys, UnsafeDatabase]

/** The composition root: the one place where adapters are chosen and handed to those who use them. */
export async function openWorld(
  config: Config,
  log: Log,
  clock = runningClock(config.clockStart),
  cards = startCards(config, clock),
): Promise<World> {
  // Programs of their own: they load while all the rest opens.
  const programs = cards && { cards, espeak: espeakVoices({ workers: config.speechWorkers }), assets: loadAssets() }
  try {
    return await openAround(programs, config, log, clock)
  } catch (error) {
    await Promise.allSettled([programs?.cards.close(), programs?.espeak.close(), programs?.assets])
    throw error
  }
}

/** What a process has that answers people. */
interface Programs {
  cards: CardService
  espeak: EspeakVoices
  assets: Promise<Assets>
}

async function openAround(programs: Programs | undefined, config: Config, log: Log, clock: Clock): Promise<World> {
  const resources = readResources()
  const { words } = wordsOf(resources)
  const database = await connect(config.databaseUrl, config.databasePool, join(config.varDir, 'database'))
  const isDurable = await confirmDurable(database, config, log)
  const { sequelize } = database
  const ring = config.keyRing ?? demoKeyFile(join(config.varDir, 'field-keys.json'), dayInYunnan(clock.now()))
  const seals = await sealsFor(sequelize, ring)
  initModels(sequelize, seals)
  const migrated = await migrate(database, seals)
  await confirmSeals(sequelize, seals)
  log.info('database ready', { database: database.kind, count: migrated.length })

  const tokens = formTokens(seals, config.production)
  const stopping = new AbortController()
  const works = config.role !== 'web'
  const tracing = config.tracing && (await openTracing(config.tracing, config.version, log))
  const redis = config.redisUrl === undefined ? undefined : await openRedis(config.redisUrl, log)
  const book = openDivisionBook()
  const boundaries = programs ? keepBoundaries(boundariesOf(config, book), log) : undefined
  // Several that make the tables of the queue at once trip over each other.
  const jobs = await alone(database, jobsLock, () => openJobs(sequelize, log, { supervise: works }))
  const pulse = config.databaseUrl === undefined ? undefined : feelPulse(config.databaseUrl, database.connections, log)
  const catalogue = loadCatalogue(resources)
  const caseWorld: CaseWorld = {
    transaction: tracedTransactions(tracing, database.transaction),
    clock,
    words,
    catalogue,
    calendar: openCalendar(readAnnouncedYears()),
    editions: await openEditions({ catalogue, words, clock }, resources),
    divisions: createDivisions({ book, boundaries: () => boundaries?.index() }),
    jobs,
    files: openFiles(config, tracing),
    seals,
    photos: sharpPhotos(),
    messenger: messengerOf(config, clock, tracing),
    wechat: config.wechat && tracedWechat(tracing, wechat(config.wechat, seals, log), config.wechat),
  }
  const demo = config.demonstration ? await seedDemo(caseWorld, config.varDir) : undefined
  const refresh = async () => {
    await refreshCalendar(caseWorld)
    await caseWorld.editions.refresh()
  }
  await refresh()
  const rounds = [everyRound(log, { name: 'refresh', everyMs: refreshMs, work: refresh })]
  if (boundaries !== undefined) {
    rounds.push(everyRound(log, { name: 'boundaries', everyMs: boundariesMs, work: () => boundaries.refresh() }))
  }
  if (works) {
    const anchors = diskAnchors(config.anchorDir)
    const auditKeys = auditKeysOf(config, dayInYunnan(clock.now()))
    // Neither where it goes, which is of strangers, nor the trace to them.
    const posting = traced(tracing, { webhook: webhookPost(config) }, ['webhook'], { kind: 'client', name: 'post' })
    const world = {
      ...caseWorld,
      sequelize,
      jobs,
      periods: config.periods,
      anchors,
      auditKeys,
      postWebhook: posting.webhook,
      tracing,
    }
    rounds.push(...(await startWorker(world, log, stopping.signal)))
  }

  const metrics = createMetrics()
  const makeLimiter = redis === undefined ? ownLimiter : redisLimiters(redis, hide('limit'))
  const spendQuota = quotaSpender({ sequelize, clock })
  const watched: HealthWorld = {
    version: config.version,
    databaseAnswers: async () => pulse?.beats() ?? answersInTime(sequelize),
    isDraining: () => stopping.signal.aborted,
    isSharing: () => redis?.isReady(),
    isDurable,
  }
  const web = programs && (await openWeb(programs))

  return {
    app:
      web?.app ?? appOf({ routes: healthRoutes(watched, metrics), pages: (_, next) => next(), showProblem: () => '' }),
    demo,
    drain: () => stopping.abort(),
    async close() {
      stopping.abort()
      await Promise.allSettled([web?.warming, boundaries?.opened])
      for (const each of rounds) await each.stop()
      await jobs.close()
      await web?.close()
      redis?.close()
      await pulse?.stop()
      await database.close()
      await tracing?.close()
    },
  }

  /** What answers people. */
  async function openWeb({ cards: reading, espeak, assets }: Programs) {
    const { divisions } = caseWorld
    // What each of these asks builds an index.
    const leaveOff = prepareLater([
      () => divisions.search('昆明', { limit: 1 }),
      () => divisions.parseAddress('云南省'),
      () => boundaries?.index()?.inner(''),
    ])
    const ownVoices = espeak.voices.map((voice) =>
      tracedVoice(tracing, voice, { kind: 'internal', name: 'speak espeak' }),
    )
    const budget = voiceSpending(sequelize, clock, config.paidVoiceDailyCharacters)
    const speech = createSpeechService({
      voices: [...voicesElsewhere(config, tracing).map((voice) => metered(guarded(voice), budget, log)), ...ownVoices],
      recorders: config.speechWorkers,
      store: await openAudioStore(config, tracing),
      log,
    })
    const cards = traced(tracing, reading, ['recognise', 'guide'], { kind: 'internal', name: 'card' })
    const httpWorld: HttpWorld = {
      ...caseWorld,
      ...watched,
      sequelize,
      speech,
      cards,
      cameras: createCameraMemory(clock, redis && redisRecollections(redis, hide('camera'))),
      countCard: cardCounter({ sequelize, clock }),
      limitCards: cardLimiter(makeLimiter),
      findWaterReports,
      spendQuota,
      webhookHosts: config.webhookHosts,
      directory: openDirectory(),
      blindIndex: registryIndex(seals),
      periods: config.periods,
      demonstration: config.demonstration,
      baseUrl: config.baseUrl ?? `http://${config.host}:${config.port}`,
    }
    addGauges(metrics, httpWorld)
    const routes = allRoutes(httpWorld, metrics)
    const pages = createPages(httpWorld, routes, tokens, await assets)
    routes.push(...pages.routes)
    return {
      app: appOf({ routes, pages: pages.middleware, showProblem: pages.showProblem }),
      warming: config.speakNoticesAhead ? warmNotices(httpWorld, log, stopping.signal) : undefined,
      close() {
        leaveOff()
        return Promise.allSettled([speech.close(), espeak.close(), cards.close()])
      },
    }
  }

  function appOf({ routes, pages, showProblem }: Served): World['app'] {
    return createApp({
      log,
      words,
      metrics,
      tracing,
      findActor: rememberActors((token) => findActor(caseWorld, token), clock),
      formTokens: tokens,
      checkSignature: signatureChecker({ sequelize, clock }),
      spendQuota,
      routes,
      pages,
      showProblemPage: showProblem,
      production: config.production,
      corsOrigins: config.corsOrigins,
      trustProxy: config.trustProxy,
      makeLimiter,
    })
  }

  function hide(purpose: string): HideKey {
    return (key) => seals.blindIndex(purpose, key).slice(0, hiddenLength)
  }
}

function boundariesOf({ varDir }: Config, book: DivisionBook): OpenBoundariesOptions {
  return { folder: join(varDir, 'boundaries'), expectedCodes: countiesOfYunnan(book) }
}

/** Whether what the database says yes to outlives a fall of its machine. Where it was not allowed not to: throws `UnsafeDatabase`. */
async function confirmDurable({ kind, sequelize, close }: Database, config: Config, log: Log): Promise<boolean> {
  if (kind === 'embedded') {
    log.warn('the embedded database runs without fsync: for trying out, not for production (set DATABASE_URL)')
    return false
  }
  const unsafe = await unsafeSettings(sequelize)
  if (unsafe.length === 0) return true
  if (config.allowUnsafeDatabase) {
    log.error('PostgreSQL may lose what was acknowledged, and was allowed to', { code: unsafe.join(' ') })
    return false
  }
  await close()
  throw new UnsafeDatabase(unsafe)
}

/** Loaded where it is asked for alone. */
async function openTracing(...asked: [TracingSettings, string, Log]): Promise<Tracing> {
  const { openTelemetry } = await import('./engines/open-telemetry.ts')
  return openTelemetry(...asked)
}

/** Loaded where it is asked for alone. */
async function openRedis(url: string, log: Log): Promise<Redis> {
  const { openRedis: open } = await import('./engines/redis/open-redis.ts')
  return open(url, log)
}

function messengerOf({ smsWebhookUrl: url }: Config, clock: Clock, tracing: Tracing | undefined): Messenger {
  if (url === undefined) return demoOutbox(clock)
  return traced(tracing, smsWebhook(url, traceHeadersFor(tracing, url)), ['send'], callTo(url, 'sms'))
}

function tracedWechat(tracing: Tracing | undefined, calls: Wechat, { base }: WechatSettings): Wechat {
  return traced(tracing, calls, ['identify', 'phoneOf', 'tell'], callTo(base, 'wechat'))
}

/** Those that are configured and named in the order. */
function voicesElsewhere({ azureSpeech, openaiSpeech, voiceOrder }: Config, tracing: Tracing | undefined): Voice[] {
  const inSpans = (voices: Voice[], url: string, name: string) =>
    voices.map((voice) => tracedVoice(tracing, voice, callTo(url, name)))
  const voices = {
    azure: azureSpeech === undefined ? [] : inSpans([azureVoice(azureSpeech)], azureSpeech.host, 'speak azure'),
    openai:
      openaiSpeech === undefined ? [] : inSpans(openaiVoicesOf(openaiSpeech), openaiSpeech.baseUrl, 'speak openai'),
  }
  return voiceOrder.flatMap((provider) => voices[provider])

  function openaiVoicesOf(settings: OpenaiVoiceSettings): Voice[] {
    return openaiVoices({ ...settings, traceHeaders: traceHeadersFor(tracing, settings.baseUrl) })
  }
}

function auditKeysOf({ signingKeys, varDir }: Config, day: string): SigningKeys {
  return signingKeys ?? demoSigningKeys(join(varDir, 'audit-keys.json'), day)
}
