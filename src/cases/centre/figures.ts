import type { Service } from '../../catalogue/types.ts'
import { consentMethods, filingModes } from '../case-parts.ts'
import { checkOutcomes, photoOutcomes } from '../count-card.ts'
import type { Measured } from './centre-world.ts'
import { bandName, hourBands } from './hour-bands.ts'
import { ageBands, waterCriteria } from './measures.ts'

/** The figures that are shown, worked out from the measures; which of them add up to which. */

const closings = ['answered', 'fulfilled', 'denied', 'not-accepted', 'lapsed', 'withdrawn', 'merged'] as const
export const promiseKinds = ['accept', 'platform', 'statutory'] as const
export const ratingLevels = [1, 2, 3, 4, 5] as const
const flows = ['filed', 'accepted', 'closed'] as const

/** A figure's value is the sum of its parts; every part is a figure too, or counted. */
export interface Sum {
  total: string
  parts: string[]
}

/** By name: what was counted of one division. */
export type Figures = Map<string, number>

/** Which figures are sums of which, whatever the place. An attacker knows them, so what is hidden is hidden by them. */
export function sumsOf(services: readonly Service[]): Sum[] {
  const ids = services.map(({ id }) => id)
  const departments = [...new Set(services.map(({ department }) => department))]
  const perService = (figure: string) => ids.map((id) => `${figure}.service.${id}`)
  return [
    ...flows.flatMap((flow): Sum[] => [
      { total: flow, parts: filingModes.map((mode) => `${flow}.mode.${mode}`) },
      { total: flow, parts: departments.map((department) => `${flow}.department.${department}`) },
      ...departments.map((department) => ({
        total: `${flow}.department.${department}`,
        parts: services.filter((service) => service.department === department).map(({ id }) => `${flow}.service.${id}`),
      })),
    ]),
    { total: 'closed', parts: closings.map((closing) => `outcome.${closing}`) },
    ...closings.map((closing) => ({ total: `outcome.${closing}`, parts: perService(`outcome.${closing}`) })),
    ...ids.map((id) => ({
      total: `closed.service.${id}`,
      parts: closings.map((closing) => `outcome.${closing}.service.${id}`),
    })),
    { total: 'filed', parts: consentMethods.map((method) => `consent.${method}`) },
    { total: 'consent.heard', parts: ['proof.complete', 'proof.partial'] },
    { total: 'waited', parts: consentMethods.map((method) => `waited.${method}`) },
    ...promiseKinds.map((kind) => ({ total: `${kind}.ended`, parts: [`${kind}.kept`, `${kind}.late`] })),
    { total: 'open', parts: [...ageBands.keys(), ageBands.length].map((band) => `open.${band}`) },
    { total: 'rated', parts: ratingLevels.map((level) => `rating.${level}`) },
    { total: 'rectification.closed', parts: ['rectification.kept', 'rectification.late'] },
    { total: 'orders', parts: ['order.running', 'order.late'] },
    { total: 'cards', parts: photoOutcomes.map((outcome) => `card.${outcome}`) },
    { total: 'cards.checked', parts: checkOutcomes.map((outcome) => `card.${outcome}`) },
  ]
}

const singles = [
  'transfer',
  'return',
  'to-dispatcher',
  'reopen',
  'review',
  'rectification.opened',
  'rectification.open',
  'overdue.any',
  ...promiseKinds.map((kind) => `overdue.${kind}`),
  ...Object.keys(waterCriteria).map((id) => `water.${id}`),
]

/** All figures of one division from what was counted of it; `sums` of the same services. */
export function figuresOf(measured: readonly Measured[], services: readonly Service[], sums: readonly Sum[]): Figures {
  const figures: Figures = new Map()
  const add = (figure: string, count: number) => figures.set(figure, (figures.get(figure) ?? 0) + count)
  const departments = new Map<string, string>(services.map(({ id, department }) => [id, department]))
  for (const sum of sums) for (const each of [sum.total, ...sum.parts]) add(each, 0)
  for (const single of singles) add(single, 0)
  for (const { serviceId, measure, count } of measured) {
    const [kind = '', what = ''] = measure.split('.')
    if (kind === 'filed' || kind === 'accepted' || kind === 'closed') {
      add(kind, count)
      add(`${kind}.mode.${what}`, count)
      add(`${kind}.service.${serviceId}`, count)
      add(`${kind}.department.${departments.get(serviceId)}`, count)
    } else if (kind === 'answer-hours') {
      add('waited', count)
      add(`waited.${what}`, count)
    } else {
      if (figures.has(measure)) add(measure, count)
      if (kind === 'outcome') add(`${measure}.service.${serviceId}`, count)
      for (const total of totalsOf(kind, what)) add(total, count)
    }
  }
  return figures
}

function totalsOf(kind: string, what: string): string[] {
  if (kind === 'open') return ['open']
  if (kind === 'rating') return ['rated']
  if (kind === 'order') return ['orders']
  if (kind === 'card') return [checkOutcomes.some((each) => each === what) ? 'cards.checked' : 'cards']
  if (kind === 'rectification' && what !== 'open' && what !== 'opened') return ['rectification.closed']
  return promiseKinds.some((each) => each === kind) ? [`${kind}.ended`] : []
}

/** How many waited how long, band by band; `prefix` as `accept-hours.` or `answer-hours.heard.`. */
export function waitsOf(measured: readonly Measured[], prefix: string): number[] {
  const counts = Array.from({ length: hourBands.length + 1 }, () => 0)
  const bands = new Map(counts.map((_, index) => [bandName(index), index]))
  for (const { measure, count } of measured) {
    const band = measure.startsWith(prefix) ? bands.get(measure.slice(-2)) : undefined
    if (band !== undefined) counts[band] = (counts[band] ?? 0) + count
  }
  return counts
}
