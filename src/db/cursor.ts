import { Op, type OrderItem } from 'sequelize'
import { invalidFields } from '../kernel/errors.ts'

/** The order of every list that pages by cursor. */
export const newestFirst: OrderItem[] = [
  ['createdAt', 'DESC'],
  ['id', 'DESC'],
]

/** Opaque to callers: where a page ended. */
export function cursorOf({ createdAt, id }: { createdAt: Date; id: string }): string {
  return Buffer.from(`${createdAt.toISOString()} ${id}`).toString('base64url')
}

/** The condition for what comes after a cursor; `request.invalid` for one that was not given out. */
export function beforeCursor(cursor: string) {
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  const at = new Date(time)
  if (Number.isNaN(at.getTime()) || at.toISOString() !== time || !/^[\w-]{22}$/.test(id)) {
    throw invalidFields({ path: 'cursor', code: 'field.format' })
  }
  return { [Op.or]: [{ createdAt: { [Op.lt]: at } }, { createdAt: at, id: { [Op.lt]: id } }] }
}
