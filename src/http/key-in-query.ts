import type { Context } from 'koa'
import { faceOf } from './faces.ts'

/** The key of a call whose protocol has it in the address; undefined where it does not, or where none is there. */
export function keyInQuery(ctx: Context): string | undefined {
  const name = faceOf(ctx.path)?.keyName
  const given = name === undefined ? undefined : ctx.query[name]
  if (given === undefined || given === '') return undefined
  return typeof given === 'string' ? given : given.join(',')
}
