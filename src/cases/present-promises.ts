import type { Language, Words } from '../kernel/words.ts'
import { type Said, say } from '../speech/say.ts'
import type { Promised } from './local-promises.ts'

/** How long each step may take, a sentence each, and where a place has set its own times, on what ground. */
export function presentPromises(words: Words, { clocks, basis }: Promised, language: Language): Said[] {
  const told = (key: string, params: Record<string, string | number>) =>
    say(words(language, `catalogue:promise.${key}`, params), language)
  const { normal, urgent } = clocks.accept
  const length = (time: typeof normal) =>
    'hours' in time
      ? words(language, 'catalogue:promise.hours', { count: time.hours })
      : words(language, `catalogue:promise.workingDay${time.workingDays === 1 ? '' : 's'}`, { count: time.workingDays })
  return [
    told('accept', { time: length(normal) }),
    told('urgent', { time: length(urgent) }),
    told('platform', { days: clocks.platformDays }),
    ...(clocks.statutoryWorkingDays === null ? [] : [told('statutory', { days: clocks.statutoryWorkingDays })]),
    ...(basis === null ? [] : [told('basis', { basis })]),
  ]
}
