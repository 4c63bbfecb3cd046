import type { Case } from '../../models/case.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import type { Language } from '../kernel/words.ts'
import { say } from '../speech/say.ts'
import { groupsOf } from './case-number.ts'
import type { CaseWorld } from './case-world.ts'

type ReceiptWorld = Pick<CaseWorld, 'words' | 'catalogue' | 'divisions'>

/** What the filer keeps: the number, the matter, the place, who answers and until when, and what comes next. */
export function receiptSentences(world: ReceiptWorld, record: Case, language: Language): string[] {
  const { words } = world
  const platform = record.clocks?.find((clock) => clock.kind === 'platform')
  return [
    words(language, 'cases:receipt.filed', { service: words(language, `catalogue:service.${record.serviceId}.title`) }),
    words(language, 'cases:receipt.number', { caseNumber: record.caseNumber }),
    words(language, 'cases:receipt.place', { place: world.divisions.fullName(record.problemDivision) }),
    words(language, 'cases:receipt.office', { office: record.office?.name ?? '' }),
    ...(platform ? [words(language, 'cases:receipt.due', { date: dayInWords(platform.dueAt, language) })] : []),
    words(language, 'cases:receipt.next'),
  ]
}

export function receiptOf(world: ReceiptWorld, record: Case, language: Language) {
  const text = receiptSentences(world, record, language).join(language === 'en' ? ' ' : '')
  return { ...say(text, language), audioUrl: `/v1/cases/${record.id}/receipt/audio` }
}

/** `2026年12月3日` or `3 December 2026`. */
export function dayInWords(instant: Date, language: Language): string {
  const [year = '', month = '', day = ''] = isoInYunnan(instant).slice(0, 10).split('-')
  if (language === 'zh-CN') return `${year}年${Number(month)}月${Number(day)}日`
  return instant.toLocaleDateString('en-GB', {
    timeZone: 'Asia/Shanghai',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
}

/** The day with the time: `2026年12月3日15点` or `3 December 2026, 15:00`. */
export function momentInWords(instant: Date, language: Language): string {
  const time = isoInYunnan(instant).slice(11, 16)
  const [hour = '', minute = ''] = time.split(':')
  const day = dayInWords(instant, language)
  if (language === 'en') return `${day}, ${time}`
  return `${day}${Number(hour)}点${minute === '00' ? '' : `${Number(minute)}分`}`
}

/** The receipt to keep as a file: what the page says, the number in groups and what its last digit is for. */
export function receiptText(world: ReceiptWorld, record: Case, language: Language): string {
  const { words } = world
  const lines = [
    words(language, 'pages:product'),
    `${words(language, 'pages:receipt.number')} ${groupsOf(record.caseNumber).join(' ')}`,
    words(language, 'pages:receipt.checkDigit', { digit: record.caseNumber.slice(-1) }),
    '',
    ...receiptSentences(world, record, language),
    '',
    words(language, 'pages:help.line').concat('12345'),
  ]
  return `${lines.join('\n')}\n`
}
