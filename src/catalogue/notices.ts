import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Language, languages } from '../kernel/words.ts'
import { type ServiceId, serviceIds } from './types.ts'

export interface NoticeText {
  title: string
  sentences: string[]
}

export interface Notice {
  serviceId: ServiceId
  /** Follows from the sentences of every language: who changes one makes a new version. */
  version: string
  text: Record<Language, NoticeText>
}

/** Loads locales/<lang>/notices/<service>.json: the title and the ordered sentences. */
export function loadNotices(folder = new URL('../../locales/', import.meta.url)): Map<ServiceId, Notice> {
  const notices = new Map<ServiceId, Notice>()
  for (const serviceId of serviceIds) {
    const text = {} as Record<Language, NoticeText>
    for (const language of languages) {
      const file = new URL(`${language}/notices/${serviceId}.json`, folder)
      text[language] = JSON.parse(readFileSync(file, 'utf8')) as NoticeText
    }
    const digest = createHash('sha256').update(JSON.stringify(text)).digest('hex')
    notices.set(serviceId, { serviceId, version: digest.slice(0, 12), text })
  }
  return notices
}
