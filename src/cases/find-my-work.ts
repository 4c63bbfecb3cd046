import type { Language } from '../kernel/words.ts'
import type { StaffActor } from '../policies/actor.ts'
import { seesCases, visitPlaces } from '../policies/may.ts'
import type { CaseWorld } from './case-world.ts'
import { type RunningLamp, runningLamps } from './clocks.ts'
import { findAlerts } from './find-alerts.ts'
import { findTasks } from './find-tasks.ts'
import { findLeaveToGive } from './minor-access.ts'
import { countOfficeCases } from './office-filter.ts'
import { presentTask } from './present-task.ts'
import { belongsToPost, type Todo, todos } from './todos.ts'

export interface MyWork {
  /** The worst first. */
  lamps: { lamp: RunningLamp; count: number }[]
  /** What their post brings, and what waits besides. */
  todos: { todo: Todo; count: number }[]
  alerts: Awaited<ReturnType<typeof findAlerts>>
  /** Who asks to see what a case says of a child. */
  leave: Awaited<ReturnType<typeof findLeaveToGive>>
  tasks: ReturnType<typeof presentTask>[]
}

/** What waits for a member of staff. Each count is that of the list which its filter shows. */
export async function findMyWork(
  world: Pick<CaseWorld, 'clock' | 'words' | 'divisions'>,
  actor: StaffActor,
  language: Language,
): Promise<MyWork> {
  if (!seesCases(actor)) return { lamps: [], todos: [], alerts: [], leave: [], tasks: [] }
  const now = world.clock.now()
  const [lamps, waiting, alerts, leave, tasks] = await Promise.all([
    Promise.all(
      runningLamps.toReversed().map(async (lamp) => ({ lamp, count: await countOfficeCases(now, actor, { lamp }) })),
    ),
    Promise.all(todos.map(async (todo) => ({ todo, count: await countOfficeCases(now, actor, { todo }) }))),
    findAlerts(world, actor, language),
    findLeaveToGive(world, actor, language),
    visitPlaces(actor).length > 0 ? findTasks(actor) : [],
  ])
  return {
    lamps,
    todos: waiting.filter(({ todo, count }) => count > 0 || belongsToPost(actor, todo)),
    alerts,
    leave,
    tasks: tasks.map((task) => presentTask(world, task, language)),
  }
}
