import { Listening } from '../../models/listening.ts'
import { takeTurn } from '../db/take-turn.ts'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Language } from '../kernel/words.ts'
import type { CitizenActor } from '../policies/actor.ts'
import type { SpeechService } from '../speech/speech-service.ts'
import type { CaseWorld } from './case-world.ts'
import { countHeard, fastestPlayback, toleranceMs } from './count-heard.ts'
import { appendReport } from './listening-chain.ts'
import { readNotice } from './read-notice.ts'

type ListeningWorld = Pick<CaseWorld, 'clock' | 'catalogue' | 'transaction' | 'files'> & { speech: SpeechService }

export interface PlayedSentences {
  version: string
  /** Indices; what was reported before may be reported again. */
  sentences: number[]
  /** As the answer before gave it: a report of a session that is over counts nothing. */
  session?: string | undefined
  /** What was listened to, when it was not the default voice. */
  voice?: string | undefined
}

export interface HeardSoFar {
  heard: number[]
  complete: boolean
  session: string
  /** What this report added. */
  accepted: number[]
}

/** A notice takes six minutes; who comes back another day begins a new session and goes on where they stopped. */
const sessionMs = 12 * 3_600_000

/**
 * Adds the sentences of a notice that can really have been played since the last report or since the session began; what
 * comes too early does not count and is no error. Listening is never a barrier: reading counts as much. Problem
 * `notice.outdated`, `notice.sentence_unknown`, audio.*.
 */
export async function recordListening(
  world: ListeningWorld,
  actor: CitizenActor,
  serviceId: string,
  played: PlayedSentences,
  language: Language,
): Promise<HeardSoFar> {
  const notice = world.catalogue.notice(serviceId)
  if (played.version !== notice.version) throw new Problem('notice.outdated')
  const total = notice.text['zh-CN'].sentences.length
  if (played.sentences.some((index) => index >= total)) throw new Problem('notice.sentence_unknown')
  const { cues } =
    played.sentences.length === 0 ? { cues: [] } : await readNotice(world, serviceId, { voice: played.voice }, language)
  const durations = cues.map(({ startMs, endMs }) => endMs - startMs)
  const key = { citizenId: actor.citizenId, serviceId, noticeVersion: notice.version }

  return world.transaction(async () => {
    await takeTurn(Listening, Object.values(key).join('\n'))
    const now = world.clock.now()
    const before = await Listening.findOne({ where: key })
    const running = currentSession(before, now)
    const { session, openedAt, countedAt } = running ?? { session: newId(), openedAt: now, countedAt: now }
    const elsewhere = played.session !== undefined && played.session !== session
    const known = before?.sentences ?? []
    const { accepted, usedMs } = countHeard(
      elsewhere ? [] : played.sentences,
      known,
      durations,
      running ? now.getTime() - countedAt.getTime() : oneSentence(known, durations),
    )
    const heard = [...known, ...accepted].sort((a, b) => a - b)
    const counted = new Date(Math.max(now.getTime(), countedAt.getTime() + usedMs))
    await Listening.upsert({
      ...key,
      sentences: heard,
      session,
      openedAt,
      countedAt: accepted.length > 0 ? counted : countedAt,
      updatedAt: now,
    })
    if (accepted.length > 0) await appendReport(key, accepted, now)
    return { heard, complete: heard.length === total, session, accepted }
  })
}

/** A player that is first heard of when a sentence has ended has played that one: nobody saw when it began. */
function oneSentence(heard: readonly number[], durations: readonly number[]): number {
  return (durations.find((_, index) => !heard.includes(index)) ?? 0) / fastestPlayback - toleranceMs
}

/** Whoever asks for the sound begins to listen: from now on time counts. A session that runs is left as it is. */
export async function openListening(
  world: ListeningWorld,
  { actor, serviceId, version }: { actor: CitizenActor; serviceId: string; version: string },
  language: Language,
): Promise<void> {
  const before = await Listening.findOne({
    where: { citizenId: actor.citizenId, serviceId, noticeVersion: version },
  })
  if (currentSession(before, world.clock.now())) return
  await recordListening(world, actor, serviceId, { version, sentences: [] }, language)
}

function currentSession(listening: Listening | null, now: Date) {
  const { session, openedAt, countedAt } = listening ?? {}
  if (!session || !openedAt || !countedAt || now.getTime() - openedAt.getTime() > sessionMs) return undefined
  return { session, openedAt, countedAt }
}
