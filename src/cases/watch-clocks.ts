import { Op, QueryTypes, type Sequelize } from 'sequelize'
import { Case } from '../../models/case.ts'
import { CaseClock } from '../../models/case-clock.ts'
import { Supervision } from '../../models/supervision.ts'
import { WorkAlert } from '../../models/work-alert.ts'
import { newId } from '../kernel/ids.ts'
import { type AlertStep, addresseeOf, alertSteps, reminderShare, stepsReached, stepsReachedSql } from './escalation.ts'
import { type MovingWorld, moveBySystem } from './move-case.ts'

export type WatchingWorld = MovingWorld & { sequelize: Sequelize }

/** So many at a time; the next round takes the rest. */
const perRound = 500
/** The province wants to see a case done that is ten days late. */
const supervisionWorkingDays = 5

const watched = ['accept', 'platform', 'statutory', 'denial']

/**
 * One round over the promises that run: papers that never came let a case lapse; whoever must know that time runs out is
 * told, each step of the chain once. After days of standstill only the highest step goes out; those below are marked as
 * passed over.
 */
export async function watchClocks(world: WatchingWorld): Promise<void> {
  await lapseCases(world)
  await raiseAlerts(world)
}

async function lapseCases(world: WatchingWorld): Promise<void> {
  const over = await CaseClock.findAll({
    where: { kind: 'materials', stoppedAt: null, dueAt: { [Op.lt]: world.clock.now() } },
    limit: perRound,
  })
  for (const { caseId } of over) {
    await world.transaction(async () => {
      const record = await Case.findByPk(caseId, { lock: true, rejectOnEmpty: true })
      if (record.state === 'WAIT_MATERIALS') await moveBySystem(world, record, 'lapse')
    })
  }
}

interface Running {
  caseId: string
  kind: string
  startedAt: Date
  dueAt: Date
  department: string
  officeDivision: string
  /** The steps that went out or were passed over. */
  known: AlertStep[]
}

/** Two processes may do it at once: the database keeps each step once. */
async function raiseAlerts(world: WatchingWorld): Promise<void> {
  const now = world.clock.now()
  const running = await runningOut(world, now)
  if (running.length === 0) return
  const platforms = await countiesWithPlatform(world, now)
  const alerts = running.flatMap((clock) => alertsOf(clock, now, platforms))
  if (alerts.length === 0) return
  await world.transaction(async () => {
    await WorkAlert.bulkCreate(alerts, { ignoreDuplicates: true })
    const late = alerts.filter(({ step, clock }) => step === 'province' && clock === 'platform')
    for (const { caseId } of late) await superviseByProvince(world, caseId, now)
  })
}

/** Promises with a step that is due and neither went out nor was passed over; steps are kept without a gap from the first. */
async function runningOut({ sequelize }: WatchingWorld, now: Date): Promise<Running[]> {
  return sequelize.query<Running>(
    `SELECT k.case_id AS "caseId", k.kind, k.started_at AS "startedAt", k.due_at AS "dueAt", c.department,
        c.office_division AS "officeDivision", COALESCE(array_agg(a.step) FILTER (WHERE a.step IS NOT NULL), '{}') AS known
      FROM case_clocks k
      JOIN cases c ON c.id = k.case_id
      LEFT JOIN work_alerts a ON a.case_id = k.case_id AND a.clock = k.kind
      WHERE k.stopped_at IS NULL AND k.paused_at IS NULL AND k.kind = ANY($2)
        AND k.started_at + (k.due_at - k.started_at) * ${reminderShare} <= $1
      GROUP BY k.case_id, k.kind, k.started_at, k.due_at, c.department, c.office_division
      HAVING count(a.step) < ${stepsReachedSql}
      ORDER BY k.due_at LIMIT ${perRound}`,
    { bind: [now, watched], type: QueryTypes.SELECT },
  )
}

/** Counties where somebody may dispatch today. */
async function countiesWithPlatform({ sequelize }: WatchingWorld, now: Date): Promise<ReadonlySet<string>> {
  const rows = await sequelize.query<{ division: string }>(
    `SELECT DISTINCT g.division FROM grants g JOIN staff s ON s.id = g.staff_id AND s.closed_at IS NULL
      WHERE g.role = 'dispatcher' AND length(g.division) = 6
        AND (g.valid_from IS NULL OR g.valid_from <= $1) AND (g.valid_to IS NULL OR g.valid_to > $1)`,
    { bind: [now], type: QueryTypes.SELECT },
  )
  return new Set(rows.map(({ division }) => division))
}

/** The steps that are due and not below one that went out: the highest goes out. */
function alertsOf({ caseId, kind, known, ...clock }: Running, now: Date, platforms: ReadonlySet<string>) {
  const above = Math.max(-1, ...known.map((step) => alertSteps.indexOf(step)))
  const due = stepsReached(clock, now).filter((step) => alertSteps.indexOf(step) > above)
  return due.map((step) => ({
    id: newId(),
    caseId,
    clock: kind,
    step,
    ...addresseeOf(step, clock, platforms),
    skipped: step !== due.at(-1),
    at: now,
  }))
}

async function superviseByProvince(world: WatchingWorld, caseId: string, now: Date): Promise<void> {
  const open = await Supervision.count({ where: { caseId, staffId: null, settledAt: null } })
  if (open > 0) return
  const { dueAt } = world.calendar.after(now, { workingDays: supervisionWorkingDays })
  await Supervision.create({ id: newId(), caseId, staffId: null, reason: 'platform', dueAt, at: now, settledAt: null })
}
