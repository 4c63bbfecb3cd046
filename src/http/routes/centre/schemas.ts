import { z } from 'zod'
import { filingModes } from '../../../cases/case-parts.ts'
import { departmentIds, serviceIds } from '../../../catalogue/types.ts'
import { isCalendarDay } from '../../../kernel/id-number.ts'
import { divisionStep, instant, said } from '../../schemas.ts'

/** Shapes of the data centre's answers. */

export const day = z
  .string()
  .refine(isCalendarDay, { error: 'field.date' })
  .meta({ format: 'date', examples: ['2026-11-23'] })

const count = z.int().nullable()
const share = z.number().nullable()
const counts = <S extends Record<string, z.ZodType>>(shape: S) => z.object({ ...shape, suppressed: z.boolean() })
const flow = { filed: count, accepted: count, closed: count }
const onTime = counts({ ended: count, kept: count, late: count, share })
const waiting = counts({ count, medianHours: z.number().nullable(), p90Hours: z.number().nullable() })

export const overview = z
  .object({
    period: z.object({ from: z.string(), to: z.string() }).meta({
      description: 'Both days included. Where small counts are hidden: whole months, whatever was asked',
    }),
    asOf: instant.meta({ description: '`open` tells of this instant, everything else of the period' }),
    division: divisionStep,
    path: z.array(divisionStep).meta({ description: 'From the highest that you may look at to this one' }),
    department: z.enum(departmentIds).nullable().meta({ description: 'Null: all' }),
    smallestShown: z.int().nullable().meta({ description: 'Counts below it are null; null: nothing is hidden' }),
    summary: said,
    total: counts(flow),
    byService: z.array(
      counts({
        serviceId: z.enum(serviceIds),
        title: said,
        department: z.enum(departmentIds),
        ...flow,
        denied: count,
        notAccepted: count,
        lapsed: count,
      }),
    ),
    byDepartment: z.array(counts({ department: z.enum(departmentIds), name: z.string(), ...flow })),
    byDivision: z.array(counts({ division: divisionStep, ...flow, open: count, overdue: count })),
    cells: z
      .array(
        counts({ division: z.string(), serviceId: z.enum(serviceIds), department: z.enum(departmentIds), ...flow }),
      )
      .meta({ description: 'Every division one level below with every service' }),
    byMode: z.array(counts({ mode: z.enum(filingModes), ...flow })),
    outcomes: counts({
      answered: count,
      fulfilled: count,
      denied: count,
      notAccepted: count,
      lapsed: count,
      withdrawn: count,
      merged: count,
    }),
    onTime: z.object({ accept: onTime, platform: onTime, statutory: onTime }),
    waiting: z.object({ accept: waiting, answer: waiting, heard: waiting, read: waiting, assisted: waiting }).meta({
      description:
        'Hours from filing to acceptance and to the answer, found within bands of hours; to the answer also by how the notice was taken in',
    }),
    open: counts({
      count,
      overdue: count,
      overdueToAccept: count,
      overdueToAnswer: count,
      overdueToDecide: count,
      supervised: count,
      supervisedLate: count,
      ages: z.array(counts({ fromDays: z.int(), underDays: z.int().nullable(), count })),
    }),
    routing: counts({ transfers: count, returns: count, toDispatcher: count, transferRate: share, returnRate: share }),
    refusals: counts({ denied: count, notAccepted: count, lapsed: count, deniedRate: share, notAcceptedRate: share }),
    reopened: counts({ reopened: count, reviewed: count, reopenRate: share }),
    ratings: counts({
      count,
      levels: z.array(counts({ level: z.int(), count })),
      rectifications: counts({ opened: count, closed: count, closedOnTime: count, closedLate: count, open: count }),
    }),
    water: counts({
      reports: count,
      merged: count,
      criteria: z.array(counts({ criterion: z.string(), name: z.string(), count })),
    })
      .nullable()
      .meta({ description: 'Drinking water by criterion; a report may touch several. Null for other departments' }),
    voice: counts({ filed: count, heard: count, heardWhole: count, heardShare: share, completion: share }),
    cards: counts({
      photos: count,
      read: count,
      doubtful: count,
      refused: count,
      successShare: share,
      retakeShare: share,
      kept: count,
      corrected: count,
      correctionShare: share,
    }).meta({
      description:
        'Photos of ID cards, by the county of the address on the card; refused: another photo was asked for; corrected: on the pages, name or number was put right by the person',
    }),
  })
  .meta({ id: 'CentreOverview' })
