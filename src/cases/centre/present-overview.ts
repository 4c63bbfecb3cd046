import { isoInYunnan } from '../../kernel/clock.ts'
import type { Language } from '../../kernel/words.ts'
import { say } from '../../speech/say.ts'
import { filingModes } from '../case-parts.ts'
import type { CentreWorld } from './centre-world.ts'
import { promiseKinds, ratingLevels } from './figures.ts'
import { smallestShown } from './hide-small.ts'
import { ageBands, waterCriteria } from './measures.ts'
import { onTimeOf, rowOf, shareOf, waitingOf } from './overview-rows.ts'
import type { Overview } from './read-overview.ts'
import { summarise } from './summarise-overview.ts'

/** The overview as the API answers it and the page shows it. A hidden count is null, its row says `suppressed`. */
export function presentOverview(world: CentreWorld, overview: Overview, language: Language) {
  const { scope, services, children, count } = overview
  const { words, divisions } = world
  const own = <K extends string>(figures: Record<K, string>, child?: string) => rowOf<K>(overview, figures, child)
  const flow = (suffix = '') => ({ filed: `filed${suffix}`, accepted: `accepted${suffix}`, closed: `closed${suffix}` })
  const place = (code: string) => {
    const division = divisions.get(code)
    return { code, name: division?.name ?? '', level: division?.level ?? 'village' }
  }
  const parts = {
    period: overview.period,
    asOf: isoInYunnan(overview.asOf),
    division: place(scope.division),
    path: divisions
      .path(scope.division)
      .filter(({ code }) => code.length >= scope.top.length)
      .map(({ code }) => place(code)),
    department: scope.department,
    smallestShown: scope.exact ? null : smallestShown,
    total: own(flow()),
    byService: services.map(({ id, department }) => ({
      serviceId: id,
      title: say(words(language, `catalogue:service.${id}.title`), language),
      department,
      ...own({
        ...flow(`.service.${id}`),
        denied: `outcome.denied.service.${id}`,
        notAccepted: `outcome.not-accepted.service.${id}`,
        lapsed: `outcome.lapsed.service.${id}`,
      }),
    })),
    byDepartment: [...new Set(services.map(({ department }) => department))].map((department) => ({
      department,
      name: words(language, `catalogue:department.${department}`),
      ...own(flow(`.department.${department}`)),
    })),
    byDivision: children.map((code) => ({
      division: place(code),
      ...own({ ...flow(), open: 'open', overdue: 'overdue.any' }, code),
    })),
    cells: children.flatMap((code) =>
      services.map(({ id, department }) => ({
        division: code,
        serviceId: id,
        department,
        ...own(flow(`.service.${id}`), code),
      })),
    ),
    byMode: filingModes.map((mode) => ({ mode, ...own(flow(`.mode.${mode}`)) })),
    outcomes: own({
      answered: 'outcome.answered',
      fulfilled: 'outcome.fulfilled',
      denied: 'outcome.denied',
      notAccepted: 'outcome.not-accepted',
      lapsed: 'outcome.lapsed',
      withdrawn: 'outcome.withdrawn',
      merged: 'outcome.merged',
    }),
    onTime: Object.fromEntries(promiseKinds.map((kind) => [kind, onTimeOf(overview, kind)])),
    waiting: {
      accept: waitingOf(overview, 'accepted', 'accept-hours.'),
      answer: waitingOf(overview, 'waited', 'answer-hours.'),
      heard: waitingOf(overview, 'waited.heard', 'answer-hours.heard.'),
      read: waitingOf(overview, 'waited.read', 'answer-hours.read.'),
      assisted: waitingOf(overview, 'waited.assisted', 'answer-hours.assisted.'),
    },
    open: {
      ...own({
        count: 'open',
        overdue: 'overdue.any',
        overdueToAccept: 'overdue.accept',
        overdueToAnswer: 'overdue.platform',
        overdueToDecide: 'overdue.statutory',
        supervised: 'orders',
        supervisedLate: 'order.late',
      }),
      ages: [...ageBands, null].map((underDays, index) => ({
        fromDays: ageBands[index - 1] ?? 0,
        underDays,
        ...own({ count: `open.${index}` }),
      })),
    },
    routing: {
      ...own({ transfers: 'transfer', returns: 'return', toDispatcher: 'to-dispatcher' }),
      transferRate: shareOf(count('transfer'), count('filed')),
      returnRate: shareOf(count('return'), count('filed')),
    },
    refusals: {
      ...own({ denied: 'outcome.denied', notAccepted: 'outcome.not-accepted', lapsed: 'outcome.lapsed' }),
      deniedRate: shareOf(count('outcome.denied'), count('closed')),
      notAcceptedRate: shareOf(count('outcome.not-accepted'), count('closed')),
    },
    reopened: {
      ...own({ reopened: 'reopen', reviewed: 'review' }),
      reopenRate: shareOf(count('reopen'), count('closed')),
    },
    ratings: {
      ...own({ count: 'rated' }),
      levels: ratingLevels.map((level) => ({ level, ...own({ count: `rating.${level}` }) })),
      rectifications: own({
        opened: 'rectification.opened',
        closed: 'rectification.closed',
        closedOnTime: 'rectification.kept',
        closedLate: 'rectification.late',
        open: 'rectification.open',
      }),
    },
    water: services.some(({ id }) => id === 'drinking-water')
      ? {
          ...own({ reports: 'filed.service.drinking-water', merged: 'outcome.merged.service.drinking-water' }),
          criteria: Object.keys(waterCriteria).map((criterion) => ({
            criterion,
            name: words(language, `centre:water.${criterion}`),
            ...own({ count: `water.${criterion}` }),
          })),
        }
      : null,
    voice: {
      ...own({ filed: 'filed', heard: 'consent.heard', heardWhole: 'proof.complete' }),
      heardShare: shareOf(count('consent.heard'), count('filed')),
      completion: shareOf(count('proof.complete'), count('consent.heard')),
    },
    cards: {
      ...own({ photos: 'cards', read: 'card.read', doubtful: 'card.doubtful', refused: 'card.refused' }),
      successShare: shareOf(count('card.read'), count('cards')),
      retakeShare: shareOf(count('card.refused'), count('cards')),
      ...own({ kept: 'card.kept', corrected: 'card.corrected' }),
      correctionShare: shareOf(count('card.corrected'), count('cards.checked')),
    },
  }
  return { ...parts, summary: say(summarise(world, overview, language).join(language === 'en' ? ' ' : ''), language) }
}
