import type { presentOverview } from '../../cases/centre/present-overview.ts'
import type { Language, Words } from '../../kernel/words.ts'
import { type Chart, chartOf } from './bars.ts'

type Presented = ReturnType<typeof presentOverview>
type Cell = string | number | null

interface Section {
  id: string
  heading: string
  note?: string
  /** Absent where bars would say no more than the table, or nothing at all. */
  chart?: Chart
  columns: string[]
  rows: { name: string; division?: string; cells: string[] }[]
}

/** The overview as sections of a page: each a table, most with a chart of its first column. */
export function sectionsOf(overview: Presented, words: Words, language: Language): Section[] {
  const t = (key: string, params?: Record<string, string | number>) => words(language, `centre:${key}`, params)
  const told = (cell: Cell) => (cell === null ? t('hiddenShort') : String(cell))
  const percent = (share: number | null) => (share === null ? t('none') : `${Math.round(share * 100)}%`)
  const hours = (value: number | null) => (value === null ? t('none') : String(value))
  const flow = ['filed', 'accepted', 'closed'] as const
  const flowHeads = flow.map((name) => t(`head.${name}`))

  const section = (
    id: string,
    columns: string[],
    rows: { name: string; division?: string; cells: Cell[] }[],
    { drawn = true, note }: { drawn?: boolean; note?: string } = {},
  ): Section => ({
    id,
    heading: t(`table.${id}`),
    ...(note === undefined ? {} : { note }),
    ...(drawn && rows.some(({ cells: [first] }) => Number(first ?? 0) > 0)
      ? {
          chart: chartOf(
            rows.map(({ name, cells: [first = null] }) => ({ name, count: Number(first ?? 0), value: told(first) })),
          ),
        }
      : {}),
    columns: [t('head.name'), ...columns],
    rows: rows.map(({ cells, ...row }) => ({ ...row, cells: cells.map(told) })),
  })
  const flowOf = (row: Record<(typeof flow)[number], number | null>) => flow.map((name) => row[name])
  const counted = (id: string, rows: [string, number | null][], options = {}) =>
    section(
      id,
      [t('head.count')],
      rows.map(([name, count]) => ({ name, cells: [count] })),
      options,
    )

  const { open, ratings, routing, refusals, reopened, voice, cards, water } = overview
  return [
    ...(overview.byDivision.length === 0
      ? []
      : [
          section(
            'division',
            [...flowHeads, t('head.open'), t('head.overdue')],
            overview.byDivision.map((row) => ({
              name: row.division.name,
              division: row.division.code,
              cells: [...flowOf(row), row.open, row.overdue],
            })),
          ),
        ]),
    section(
      'service',
      [...flowHeads, t('head.denied'), t('head.notAccepted')],
      overview.byService.map((row) => ({ name: row.title.text, cells: [...flowOf(row), row.denied, row.notAccepted] })),
    ),
    section(
      'department',
      flowHeads,
      overview.byDepartment.map((row) => ({ name: row.name, cells: flowOf(row) })),
    ),
    section(
      'mode',
      flowHeads,
      overview.byMode.map((row) => ({ name: t(`mode.${row.mode}`), cells: flowOf(row) })),
    ),
    section(
      'onTime',
      [t('head.kept'), t('head.late'), t('head.ended'), t('head.share')],
      Object.entries(overview.onTime).map(([kind, row]) => ({
        name: t(`promise.${kind}`),
        cells: [row.kept, row.late, row.ended, percent(row.share)],
      })),
    ),
    section(
      'waiting',
      [t('head.count'), t('head.median'), t('head.p90')],
      Object.entries(overview.waiting).map(([kind, row]) => ({
        name: t(`wait.${kind}`),
        cells: [row.count, hours(row.medianHours), hours(row.p90Hours)],
      })),
      { drawn: false },
    ),
    counted('open', [
      ...open.ages.map(({ fromDays, underDays, count }): [string, number | null] => [
        underDays === null ? t('age.over', { from: fromDays }) : t('age.under', { from: fromDays, to: underDays }),
        count,
      ]),
      [t('open.overdue'), open.overdue],
      [t('open.supervised'), open.supervised],
      [t('open.supervisedLate'), open.supervisedLate],
    ]),
    counted(
      'routing',
      (['transfers', 'returns', 'toDispatcher'] as const).map((name) => [t(`routing.${name}`), routing[name]]),
      { drawn: false },
    ),
    counted(
      'refusals',
      [
        ...(['denied', 'notAccepted', 'lapsed'] as const).map((name): [string, number | null] => [
          t(`refusals.${name}`),
          refusals[name],
        ]),
        ...(['reopened', 'reviewed'] as const).map((name): [string, number | null] => [
          t(`refusals.${name}`),
          reopened[name],
        ]),
      ],
      { drawn: false },
    ),
    counted('ratings', [
      ...ratings.levels.map(({ level, count }): [string, number | null] => [
        words(language, `cases:rating.${level}`),
        count,
      ]),
      ...(['opened', 'closedOnTime', 'closedLate', 'open'] as const).map((name): [string, number | null] => [
        t(`ratings.${name}`),
        ratings.rectifications[name],
      ]),
    ]),
    ...(water === null
      ? []
      : [
          counted(
            'water',
            [
              ...water.criteria.map(({ name, count }): [string, number | null] => [name, count]),
              [t('water.reports'), water.reports],
              [t('water.merged'), water.merged],
            ],
            { note: t('water.several') },
          ),
        ]),
    counted(
      'voice',
      (['filed', 'heard', 'heardWhole'] as const).map((name) => [t(`voice.${name}`), voice[name]]),
      { drawn: false },
    ),
    counted(
      'cards',
      [
        [t('cards.photos'), cards.photos],
        [t('cards.read'), cards.read],
        [t('cards.doubtful'), cards.doubtful],
        [t('cards.refused'), cards.refused],
        [t('cards.kept'), cards.kept],
        [t('cards.corrected'), cards.corrected],
      ],
      { drawn: false },
    ),
  ]
}
