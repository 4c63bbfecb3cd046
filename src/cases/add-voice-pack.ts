import { VoicePack } from '../../models/voice-pack.ts'
import { record as audit } from '../audit/record.ts'
import type { ReadingLanguage } from '../catalogue/reading-languages.ts'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { StaffActor } from '../policies/actor.ts'
import { mayKeepVoices } from '../policies/may.ts'
import type { RecordingInput } from '../speech/recorded/assemble.ts'
import type { SpeechService } from '../speech/speech-service.ts'
import type { CaseWorld } from './case-world.ts'

export interface VoicePackInput {
  serviceId: string
  /** The version that was read: it must still be the one that stands. */
  version: string
  language: ReadingLanguage
  /** Given how many sentences the notice has. Problem `request.invalid`. */
  recording(sentences: number): RecordingInput
}

/** As much of the id as keeps recordings of one language apart. */
const shortId = 8

/**
 * Keeps a person's reading of a notice, checked whole. The same recording again is the one that is kept already. Problem
 * `auth.forbidden`, `service.not_found`, `notice.outdated`, `request.invalid` with every fault of the files.
 */
export async function addVoicePack(
  world: Pick<CaseWorld, 'catalogue' | 'clock' | 'files' | 'transaction'> & { speech: SpeechService },
  actor: StaffActor,
  { serviceId, version, language, recording }: VoicePackInput,
): Promise<VoicePack> {
  if (!mayKeepVoices(actor)) throw new Problem('auth.forbidden')
  const notice = world.catalogue.notice(serviceId)
  if (version !== notice.version) throw new Problem('notice.outdated')
  const sentences = notice.text['zh-CN'].sentences.length
  const { audio, etag, sampleRate, durationMs, cues } = await world.speech.recording(recording(sentences), sentences)
  const known = await VoicePack.findOne({
    where: { serviceId, noticeVersion: version, language, etag, durationMs, removedAt: null },
  })
  if (known?.cues.every(({ startMs }, index) => startMs === cues[index]?.startMs)) return known
  const id = newId()
  await world.files.put(id, audio)
  return world.transaction(async () => {
    audit(world, {
      actor,
      action: 'voice.add',
      subject: { kind: 'voice-pack', id },
      details: { service: serviceId, version, language },
    })
    return VoicePack.create({
      id,
      voice: `recorded-${language}-${id.slice(0, shortId)}`,
      serviceId,
      noticeVersion: version,
      language,
      etag,
      bytes: audio.length,
      sampleRate,
      durationMs,
      cues,
      addedBy: actor.staffId,
      createdAt: world.clock.now(),
      removedBy: null,
      removedAt: null,
    })
  })
}
