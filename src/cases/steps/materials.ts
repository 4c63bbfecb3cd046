import { invalidFields } from '../../kernel/errors.ts'
import type { StepEffect } from './step.ts'

/** Asks for papers: once, so the list must be whole. */
export const askForMaterials: StepEffect = async ({ record, move }) => {
  const materials = (move.materials ?? []).map((each) => each.trim()).filter((each) => each !== '')
  if (materials.length === 0) throw invalidFields({ path: 'materials', code: 'field.required' })
  return {
    changes: { progress: { ...record.progress, materials, waitingFrom: record.state } },
    detail: { materials },
  }
}

/** The wait is over, whoever ends it. */
export const stopWaiting: StepEffect = async ({ record }) => {
  const { waitingFrom: _, ...progress } = record.progress
  return { changes: { progress } }
}
