import { literal } from 'sequelize'
import { StaffTask } from '../../models/staff-task.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { releaseAt } from '../cases/delivery-plan.ts'
import { secondsUntil } from '../cases/plan-news.ts'

/** Former holders who were not told yet are told, whatever became of the job: it was used up, or lies in no backup. */
export async function resumeTelling({ clock, jobs }: Pick<CaseWorld, 'clock' | 'jobs'>): Promise<void> {
  const now = clock.now()
  const waiting = await StaffTask.findAll({ attributes: ['id'], where: literal('former_phone IS NOT NULL') })
  for (const { id } of waiting) {
    await jobs.enqueue('tell-former-holder', { taskId: id }, secondsUntil(releaseAt(now, 'normal'), now))
  }
}
