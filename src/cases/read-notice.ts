import { VoicePack } from '../../models/voice-pack.ts'
import type { Notice } from '../catalogue/notices.ts'
import { Problem } from '../kernel/errors.ts'
import type { Language } from '../kernel/words.ts'
import type { Cue } from '../speech/reading.ts'
import type { SpeechService } from '../speech/speech-service.ts'
import type { CaseWorld } from './case-world.ts'

export interface NoticeReading {
  notice: Notice
  /** The written sentences of the cues. */
  sentences: string[]
  voice: string
  durationMs: number
  cues: Cue[]
  /** Problem `audio.unavailable` when a recording is lost. */
  audio(): Promise<{ audio: Buffer; contentType: string; etag: string; provider: string }>
}

export interface NoticeQuery {
  /** A synthesised voice or a person's recording of this notice; the default voice of the language when absent. */
  voice?: string | undefined
  version?: string | undefined
}

/**
 * The notice as it stands, read by a machine or by a person. Problem `service.not_found`, `notice.not_found` for a version
 * that is over, `audio.voice_unknown` also for a recording of another notice or version, and audio.*.
 */
export async function readNotice(
  world: Pick<CaseWorld, 'catalogue' | 'files'> & { speech: SpeechService },
  serviceId: string,
  { voice, version }: NoticeQuery,
  language: Language,
): Promise<NoticeReading> {
  const notice = world.catalogue.notice(serviceId)
  if (version !== undefined && version !== notice.version) throw new Problem('notice.not_found')
  if (voice?.startsWith('recorded-')) return readRecording(world, notice, voice, language)
  // A voice reads its own language, whatever the page's is.
  const spoken = world.speech.voices().find(({ id }) => id === voice)?.language ?? language
  const { sentences } = notice.text[spoken]
  const options = { language: spoken, ...(voice === undefined ? {} : { voice }) }
  const reading = await world.speech.reading(sentences, options)
  return { notice, sentences, ...pick(reading), audio: async () => reading }
}

async function readRecording(
  world: Pick<CaseWorld, 'files'>,
  notice: Notice,
  voice: string,
  language: Language,
): Promise<NoticeReading> {
  const { serviceId, version: noticeVersion } = notice
  const pack = await VoicePack.findOne({ where: { voice, serviceId, noticeVersion, removedAt: null } })
  if (pack === null) throw new Problem('audio.voice_unknown')
  const spoken = pack.language === 'en' ? 'en' : pack.language === 'zh-CN' ? 'zh-CN' : language
  return {
    notice,
    sentences: notice.text[spoken].sentences,
    ...pick(pack),
    async audio() {
      const audio = await world.files.get(pack.id)
      if (audio === null) throw new Problem('audio.unavailable')
      return { audio, contentType: 'audio/mpeg', etag: pack.etag, provider: 'recorded' }
    },
  }
}

function pick({ voice, durationMs, cues }: { voice: string; durationMs: number; cues: Cue[] }) {
  return { voice, durationMs, cues }
}
