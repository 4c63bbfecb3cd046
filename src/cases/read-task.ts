import { Case } from '../../models/case.ts'
import { Citizen } from '../../models/citizen.ts'
import { type StaffTask, taskOutcomes } from '../../models/staff-task.ts'
import type { Language } from '../kernel/words.ts'
import type { StaffActor } from '../policies/actor.ts'
import { mayCase } from '../policies/may.ts'
import { say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'
import { findTask } from './find-tasks.ts'
import { presentTask } from './present-task.ts'
import { dayInWords } from './receipt.ts'
import { recordLook } from './record-access.ts'

type ReadingWorld = Pick<CaseWorld, 'clock' | 'words' | 'divisions' | 'transaction'>

export type TaskReading = Awaited<ReturnType<typeof readTask>>

interface TaskPerson {
  name: string | null
  phone: string | null
  residence: string | null
}

/**
 * One task with all that is needed to see to it: whom to see, and what to tell them. That somebody read where a person
 * lives is told to that person. Once settled it only says how. Throws `auth.forbidden`, `task.not_found`.
 */
export async function readTask(world: ReadingWorld, actor: StaffActor, id: string, language: Language) {
  const task = await findTask(actor, id)
  const { kind, doneAt, outcome } = task
  const record = task.caseId === null ? null : await Case.findByPk(task.caseId, { include: ['office'] })
  const isOpen = doneAt === null
  return {
    ...presentTask(world, task, language),
    outcomes: isOpen ? [...taskOutcomes[kind]] : [],
    settled:
      doneAt &&
      say(world.words(language, `cases:taskSettled.${outcome}`, { date: dayInWords(doneAt, language) }), language),
    note: task.note,
    person: isOpen ? await personOf(world, actor, task, record) : null,
    case: record && {
      caseNumber: record.caseNumber,
      title: world.words(language, `catalogue:service.${record.serviceId}.title`),
      state: world.words(language, `cases:state.${record.state}`),
      office: record.office?.name ?? '',
      open: mayCase(actor, 'read', record),
    },
  }
}

/** Nobody where a case is about a child: who told of it is known at the office that has it, and nowhere else. */
async function personOf(
  world: ReadingWorld,
  actor: StaffActor,
  { citizenId, audience }: StaffTask,
  record: Case | null,
): Promise<TaskPerson | null> {
  if (record === null) {
    const asker = citizenId === null ? null : await Citizen.findByPk(citizenId)
    return asker && { name: null, phone: asker.phone ?? asker.contactPhone, residence: null }
  }
  if (record.aboutMinor && !mayCase(actor, 'read-reporter', record)) return null
  if (audience === 'helper') return record.helper && { ...record.helper, residence: null }
  const purpose = world.words('zh-CN', 'cases:task.purpose')
  await recordLook(world, actor, record, { action: 'reveal', field: 'residence', purpose })
  const { applicant, residence } = record
  const home = `${world.divisions.fullName(residence.code)}${residence.detail}`
  return { name: applicant.name, phone: applicant.phone || null, residence: home }
}
