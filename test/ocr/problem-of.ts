import { Problem } from '../../src/kernel/errors.ts'

/** The code of the problem that some work ends in; throws when it ends otherwise. */
export async function problemOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Problem)) throw error ?? new Error('nothing was refused')
  return error.code
}
