import type { Language } from '../../kernel/words.ts'
import { dayInWords } from '../receipt.ts'
import type { CentreWorld } from './centre-world.ts'
import { startOf } from './days.ts'
import { waitsOf } from './figures.ts'
import { quantileOf } from './hour-bands.ts'
import type { Overview } from './read-overview.ts'

/** What stands out, in sentences for eye and ear; a hidden count is told as hidden. */
export function summarise(world: CentreWorld, overview: Overview, language: Language): string[] {
  const { words, divisions } = world
  const { scope, period, count } = overview
  const told = (figure: string) => count(figure) ?? words(language, 'centre:hidden')
  const say = (key: string, params: Record<string, string | number>) => words(language, `centre:summary.${key}`, params)
  const sentences = [
    say('flow', {
      place: divisions.fullName(scope.division),
      from: dayInWords(startOf(period.from), language),
      to: dayInWords(startOf(period.to), language),
      filed: told('filed'),
      accepted: told('accepted'),
      closed: told('closed'),
    }),
  ]
  const [kept, ended] = [count('platform.kept'), count('platform.ended')]
  if (kept !== null && ended) sentences.push(say('onTime', { percent: Math.round((kept / ended) * 100) }))
  const median = count('waited') === null ? null : quantileOf(waitsOf(overview.measured, 'answer-hours.'), 0.5)
  if (median !== null) sentences.push(say('median', { hours: Math.round(median) }))
  sentences.push(say('open', { open: told('open'), overdue: told('overdue.any'), supervised: told('orders') }))
  if (!scope.exact) sentences.push(words(language, 'centre:smallHidden'))
  return sentences
}
