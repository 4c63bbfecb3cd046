import { join } from 'node:path'
import type Koa from 'koa'
import { initModels } from '../models/index.ts'
import { type AnchoringWorld, anchorDaily } from './audit/anchor-daily.ts'
import { verifyDaily } from './audit/verify-daily.ts'
import { refreshCalendar } from './cases/announce-year.ts'
import type { CaseWorld } from './cases/case-world.ts'
import { openEditions } from './cases/catalogue-editions.ts'
import { takeNightlySnapshot } from './cases/centre/take-snapshot.ts'
import { cardCounter } from './cases/count-card.ts'
import { deliverNews, resumeNews } from './cases/deliver-news.ts'
import { findWaterReports } from './cases/find-water-reports.ts'
import { cardLimiter } from './cases/limit-cards.ts'
import { expireEntries } from './cases/penalties/expire-entries.ts'
import { registryIndex } from './cases/registries.ts'
import { expireRecords } from './cases/retention/expire-records.ts'
import { warmNotices } from './cases/warm-notices.ts'
import { watchClocks } from './cases/watch-clocks.ts'
import { loadCatalogue } from './catalogue/catalogue.ts'
import { signatureChecker } from './clients/check-signature.ts'
import { quotaSpender } from './clients/spend-quota.ts'
import type { Config } from './config.ts'
import { connect } from './db/connect.ts'
import { migrate } from './db/migrate.ts'
import { confirmSeals, sealsFor } from './db/sealing.ts'
import type { DemoFile } from './demo/demo-people.ts'
import { seedDemo } from './demo/seed-demo.ts'
import { openDirectory } from './directory/current-rows.ts'
import type { BoundaryIndex } from './divisions/boundary/boundary-port.ts'
import { openDivisionBook } from './divisions/division-book.ts'
import { countiesOfYunnan, createDivisions } from './divisions/divisions.ts'
import { azureVoice } from './engines/azure-speech/azure-voice.ts'
import { openBoundaries } from './engines/boundaries/open-boundaries.ts'
import { startCardProcess } from './engines/card-program/card-process.ts'
import { demoKeyFile, demoSigningKeys } from './engines/demo-key-file.ts'
import { demoOutbox } from './engines/demo-outbox.ts'
import { diskAnchors } from './engines/disk-anchors.ts'
import { openDiskAudioStore } from './engines/disk-audio-store.ts'
import { diskFiles } from './engines/disk-files.ts'
import { espeakVoices } from './engines/espeak/espeak-voice.ts'
import { openaiVoices } from './engines/openai-speech/openai-voice.ts'
import { sharpPhotos } from './engines/sharp-photos.ts'
import { smsWebhook } from './engines/sms-webhook.ts'
import { voiceSpending } from './engines/voice-spending.ts'
import { wechat } from './engines/wechat/wechat.ts'
import { createApp } from './http/app.ts'
import type { HttpWorld } from './http/http-world.ts'
import { createMetrics } from './http/metrics.ts'
import type { RequestState } from './http/request-state.ts'
import { allRoutes } from './http/routes/all-routes.ts'
import { openJobs } from './jobs/job-queue.ts'
import { everyRound } from './jobs/periodic.ts'
import { openCalendar, readAnnouncedYears } from './kernel/calendar.ts'
import { dayInYunnan, runningClock } from './kernel/clock.ts'
import type { Log } from './kernel/log.ts'
import type { SigningKeys } from './kernel/signing-keys.ts'
import { readResources, wordsOf } from './kernel/words.ts'
import { createCardService } from './ocr/card-service.ts'
import { createPages } from './pages/pages.ts'
import { findActor } from './people/find-actor.ts'
import { tellFormerHolder } from './people/tell-former-holder.ts'
import { metered } from './speech/metered.ts'
import { guarded } from './speech/provider-chain.ts'
import { createSpeechService } from './speech/speech-service.ts'
import type { Voice } from './speech/voice.ts'

/** A promise is told to run out within a minute of it. */
const watchMs = 60_000
/** A year that another process took in is known here after so long. */
const calendarMs = 300_000
/** The day's anchor of the audit is written within so long of midnight, or of the start; then it is read. */
const anchorMs = 300_000
/** Days that are over are counted at night, some in each round. */
const snapshotMs = 300_000

export interface World {
  app: Koa<RequestState>
  /** The demonstration's people; undefined in production. */
  demo: DemoFile | undefined
  /** From now on readiness says no. */
  drain(): void
  close(): Promise<void>
}

/** The composition root: the one place where adapters are chosen and handed to those who use them. */
export async function openWorld(config: Config, log: Log, clock = runningClock(config.clockStart)): Promise<World> {
  const resources = readResources()
  const { words } = wordsOf(resources)
  const database = await connect(config.databaseUrl, config.databasePool, join(config.varDir, 'database'))
  const ring = config.keyRing ?? demoKeyFile(join(config.varDir, 'field-keys.json'), dayInYunnan(clock.now()))
  const seals = await sealsFor(database.sequelize, ring)
  initModels(database.sequelize, seals)
  const migrated = await migrate(database, seals)
  await confirmSeals(database.sequelize, seals)
  log.info('database ready', { database: database.kind, count: migrated.length })
  if (database.kind === 'embedded') {
    log.warn('the embedded database runs without fsync: for trying out, not for production (set DATABASE_URL)')
  }

  const book = openDivisionBook()
  let boundaries: BoundaryIndex | undefined
  const divisions = createDivisions({ book, boundaries: () => boundaries })
  // The first search and the first address build their indexes: better now than while somebody waits.
  divisions.search('昆明', { limit: 1 })
  divisions.parseAddress('云南省')
  const boundariesOpening = openBoundaries({
    folder: join(config.varDir, 'boundaries'),
    expectedCodes: countiesOfYunnan(book),
  }).then(
    (opened) => {
      boundaries = opened
      // The first point in a county finds those of all: likewise.
      opened?.inner('')
      if (opened?.manifest.reviewNumber === null) {
        log.warn('county boundaries without a review number are in use: for trying out, import the official ones')
      }
    },
    (error) => log.error('no boundaries: places can be chosen, not located', { error }),
  )

  const stopping = new AbortController()
  const jobs = await openJobs(database.sequelize, log)
  const espeak = espeakVoices({ workers: config.speechWorkers })
  const budget = voiceSpending(database.sequelize, clock, config.paidVoiceDailyCharacters)
  const speech = createSpeechService({
    voices: [...voicesElsewhere(config).map((voice) => metered(guarded(voice), budget, log)), ...espeak.voices],
    recorders: config.speechWorkers,
    store: await openDiskAudioStore({ folder: join(config.varDir, 'audio'), limit: config.audioCacheBytes }),
    log,
  })
  const cards = createCardService({ start: startCardProcess, clock, machines: config.ocrWorkers })
  const catalogue = loadCatalogue()
  const calendar = openCalendar(readAnnouncedYears())
  const caseWorld: CaseWorld = {
    transaction: database.transaction,
    clock,
    words,
    catalogue,
    calendar,
    editions: await openEditions({ catalogue, words, clock }, resources),
    divisions,
    jobs,
    files: diskFiles(join(config.varDir, 'files')),
    seals,
    photos: sharpPhotos(),
    messenger: config.smsWebhookUrl === undefined ? demoOutbox(clock) : smsWebhook(config.smsWebhookUrl),
    wechat: config.wechat && wechat(config.wechat, seals, log),
  }
  const demo = config.demonstration ? await seedDemo(caseWorld, config.varDir) : undefined
  if (config.role !== 'web') {
    await jobs.work({
      'deliver-news': (data) => deliverNews(caseWorld, data),
      'tell-former-holder': (data) => tellFormerHolder(caseWorld, data),
      'expire-records': async () => {
        const world = { ...caseWorld, sequelize: database.sequelize, periods: config.periods }
        await expireRecords(world, { signal: stopping.signal })
      },
    })
    await resumeNews(caseWorld)
  }
  await refreshCalendar(caseWorld)
  const auditKeys = config.role === 'web' ? undefined : auditKeysOf(config, dayInYunnan(clock.now()))
  const watchingWorld = { ...caseWorld, sequelize: database.sequelize }
  const rounds = [
    everyRound(log, { name: 'refresh-calendar', everyMs: calendarMs, work: () => refreshCalendar(caseWorld) }),
    ...(config.role === 'web'
      ? []
      : [
          everyRound(log, { name: 'watch-clocks', everyMs: watchMs, work: () => watchClocks(watchingWorld) }),
          everyRound(log, { name: 'expire-entries', everyMs: calendarMs, work: () => expireEntries(caseWorld) }),
          everyRound(log, {
            name: 'centre-snapshot',
            everyMs: snapshotMs,
            work: () => takeNightlySnapshot(watchingWorld),
          }),
        ]),
    ...(auditKeys === undefined
      ? []
      : [
          everyRound(log, {
            name: 'anchor-audit',
            everyMs: anchorMs,
            work: () => keepAudit({ ...caseWorld, anchors: diskAnchors(config.anchorDir) }, auditKeys, log),
          }),
        ]),
  ]

  const httpWorld: HttpWorld = {
    ...caseWorld,
    sequelize: database.sequelize,
    speech,
    cards,
    countCard: cardCounter({ sequelize: database.sequelize, clock }),
    limitCards: cardLimiter(),
    findWaterReports,
    spendQuota: quotaSpender({ sequelize: database.sequelize, clock }),
    directory: openDirectory(),
    blindIndex: registryIndex(seals),
    periods: config.periods,
    demonstration: config.demonstration,
    version: config.version,
    baseUrl: config.baseUrl ?? `http://${config.host}:${config.port}`,
    isDraining: () => stopping.signal.aborted,
  }
  const metrics = createMetrics()
  const routes = allRoutes(httpWorld, metrics)
  const pages = createPages(httpWorld, routes)
  routes.push(...pages.routes)
  const app = createApp({
    log,
    words,
    metrics,
    findActor: (token) => findActor(caseWorld, token),
    checkSignature: signatureChecker({ sequelize: database.sequelize, clock }),
    spendQuota: httpWorld.spendQuota,
    routes,
    pages: pages.middleware,
    showProblemPage: pages.showProblem,
    production: config.production,
    corsOrigins: config.corsOrigins,
    trustProxy: config.trustProxy,
  })
  const warming = config.speakNoticesAhead ? warmNotices(httpWorld, log, stopping.signal) : undefined

  return {
    app,
    demo,
    drain: () => stopping.abort(),
    async close() {
      stopping.abort()
      await Promise.allSettled([warming, boundariesOpening])
      for (const each of rounds) await each.stop()
      await jobs.close()
      await Promise.allSettled([speech.close(), espeak.close(), cards.close()])
      await database.close()
    },
  }
}

/** Those that are configured and named in the order. */
function voicesElsewhere({ azureSpeech, openaiSpeech, voiceOrder }: Config): Voice[] {
  const voices = {
    azure: azureSpeech === undefined ? [] : [azureVoice(azureSpeech)],
    openai: openaiSpeech === undefined ? [] : openaiVoices(openaiSpeech),
  }
  return voiceOrder.flatMap((provider) => voices[provider])
}

function auditKeysOf({ signingKeys, varDir }: Config, day: string): SigningKeys {
  return signingKeys ?? demoSigningKeys(join(varDir, 'audit-keys.json'), day)
}

/** Once a day each: where the audit ends is signed, and all of it is read. Public halves alone write no anchors. */
async function keepAudit(
  world: Omit<AnchoringWorld, 'signer'>,
  { current: signer, publicKeys }: SigningKeys,
  log: Log,
): Promise<void> {
  if (signer !== undefined) await anchorDaily({ ...world, signer })
  const found = await verifyDaily({ ...world, publicKeys })
  const count = Number(found?.faultCount ?? 0)
  if (count > 0) log.error('the audit is not as it was written', { count })
}
