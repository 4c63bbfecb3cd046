import type { InferAttributes } from 'sequelize'
import type { Case } from '../../../models/case.ts'
import type { CitizenActor, StaffActor } from '../../policies/actor.ts'
import type { Move, MovingWorld } from '../move-case.ts'
import type { Transition } from '../workflow.ts'

export interface Step {
  world: MovingWorld
  actor: CitizenActor | StaffActor | 'system'
  record: Case
  row: Transition
  move: Move
  /** Trimmed; null when nothing was said. */
  note: string | null
  now: Date
}

/** What a step changes beyond state, version and clocks. */
export interface Effect {
  changes?: Partial<InferAttributes<Case>>
  /** Kept with the event: what was asked, decided, where it went. Never personal data. */
  detail?: EventDetail
}

export interface EventDetail {
  materials?: string[]
  otherChannel?: string
  fit?: boolean
  basis?: string
  remedies?: string
  until?: string
  to?: string
  into?: string
  days?: number
  amountFen?: number
  clock?: string
}

export type StepEffect = (step: Step) => Promise<Effect>
