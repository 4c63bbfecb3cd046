import type { VoicePack } from '../../models/voice-pack.ts'
import type { Notice } from '../catalogue/notices.ts'
import { unlessAway } from '../db/passing.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import type { Language } from '../kernel/words.ts'
import { say } from '../speech/say.ts'
import type { SpeechService } from '../speech/speech-service.ts'
import type { CaseWorld } from './case-world.ts'
import { findPacksOf } from './find-voice-packs.ts'

type VoicesWorld = Pick<CaseWorld, 'words' | 'catalogue'>

/** Every voice in which a notice can be heard: those of machines, then the recordings of its version, unless the database is away. */
export async function presentVoices(
  world: VoicesWorld & { speech: SpeechService },
  notice: Notice,
  language: Language,
) {
  const packs = await unlessAway(findPacksOf(notice), [])
  return [
    ...world.speech.voices().map((voice) => ({ ...voice, name: nameOf(world, 'machine', voice.language, language) })),
    ...packs.map((pack) => ({
      id: pack.voice,
      provider: 'recorded',
      language: pack.language,
      gender: 'neutral' as const,
      sampleRate: pack.sampleRate,
      marks: 'sentence' as const,
      default: false,
      name: nameOf(world, 'person', pack.language, language),
    })),
  ]
}

/** A recording as its keepers see it: whether it is offered, and if not, what to do. */
export function presentVoicePack(world: VoicesWorld, pack: VoicePack, language: Language) {
  const { words, catalogue } = world
  const stale = catalogue.notice(pack.serviceId).version !== pack.noticeVersion
  const state = stale ? ('stale' as const) : ('offered' as const)
  return {
    id: pack.id,
    voice: pack.voice,
    serviceId: pack.serviceId,
    title: say(words(language, `catalogue:service.${pack.serviceId}.title`), language),
    noticeVersion: pack.noticeVersion,
    language: pack.language,
    languageName: words(language, `voices:language.${pack.language}`),
    state,
    advice: say(words(language, `voices:state.${state}`), language),
    durationMs: pack.durationMs,
    bytes: pack.bytes,
    sentences: pack.cues.length,
    createdAt: isoInYunnan(pack.createdAt),
  }
}

function nameOf({ words }: VoicesWorld, reader: 'machine' | 'person', spoken: string, language: Language): string {
  return words(language, `voices:reader.${reader}`, { language: words(language, `voices:language.${spoken}`) })
}
