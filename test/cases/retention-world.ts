import { join } from 'node:path'
import { QueryTypes } from 'sequelize'
import { Attachment } from '../../models/attachment.ts'
import { Case } from '../../models/case.ts'
import { sealedTables } from '../../models/sealed-column.ts'
import type { RetentionWorld } from '../../src/cases/retention/expire-records.ts'
import { overSince, readPeriods } from '../../src/cases/retention/periods.ts'
import { diskFiles } from '../../src/engines/disk-files.ts'
import { api, inventPerson, logIn, staffToken } from '../support/api.ts'
import { serviceParts } from '../support/parts.ts'
import { uploadPhoto } from '../support/photos.ts'
import { service } from '../support/service.ts'
import { filed, staffMove } from './file.ts'

const minuteMs = 60_000

/** The job over the service's own database and files, at its own time: what is to be over is made older instead. */
export async function retentionWorld(): Promise<RetentionWorld> {
  const { folder, now } = await service()
  if (Case.sequelize === undefined) throw new Error('the models are not bound')
  const files = diskFiles(join(folder, 'files'))
  return { ...(await serviceParts()), sequelize: Case.sequelize, files, clock: { now }, periods: readPeriods() }
}

/** An instant at which what began has just ended by the period of its class, or is a minute short of it. */
export function began(world: RetentionWorld, id: keyof RetentionWorld['periods'], which: 'over' | 'not-yet'): Date {
  const edge = overSince(world.clock.now(), world.periods[id]).getTime()
  return new Date(edge + (which === 'over' ? -minuteMs : minuteMs))
}

/** A water case with a photo that was answered; who filed it has closed their account if `closed`. */
export async function doneCase({ closed = false, ...changes }: Record<string, unknown> = {}, person = inventPerson()) {
  const token = await logIn(person.phone)
  const photo = (await uploadPhoto(token)).json.id as string
  const { id } = await filed(token, { applicant: person, attachments: [photo], ...changes })
  const handler = await staffToken('water-530114-handler')
  await staffMove(handler, id, 'accept', 1)
  await staffMove(handler, id, 'answer', 2, '样本修好的话')
  await api('POST', `/v1/cases/${id}/rating`, { token, body: { level: 5, text: '样本评价的话' } })
  if (closed) await api('DELETE', '/v1/me', { token })
  return { id: id as string, photo, person, token }
}

export async function age(id: string, completedAt: Date): Promise<void> {
  await Case.update({ completedAt }, { where: { id } })
}

export async function isEmptied(id: string): Promise<boolean> {
  const { emptiedAt } = await Case.findByPk(id, { rejectOnEmpty: true })
  return emptiedAt !== null && (await Attachment.count({ where: { caseId: id } })) === 0
}

/** All that stands in the database, sealed values opened, by table. */
export async function everythingOpened(): Promise<Map<string, string>> {
  const { sequelize } = await retentionWorld()
  const { seals } = await serviceParts()
  const select = (sql: string) => sequelize.query<Record<string, unknown>>(sql, { type: QueryTypes.SELECT })
  const sealed = new Map(sealedTables(Object.values(sequelize.models)).map((each) => [each.table, each]))
  const tables = await select(`SELECT table_name AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema = current_schema()`)
  const texts = new Map<string, string>()
  for (const { name } of tables) {
    const table = String(name)
    const { columns = [], key = [] } = sealed.get(table) ?? {}
    const rows = await select(`SELECT * FROM ${table}`)
    const opened = rows.map((row) => ({
      ...row,
      ...Object.fromEntries(
        columns.flatMap((column) => {
          const value = row[column]
          const place = [`${table}.${column}`, ...key.map((part) => row[part])].join(':')
          return typeof value === 'string' ? [[column, seals.open(value, place)]] : []
        }),
      ),
    }))
    texts.set(table, JSON.stringify(opened))
  }
  return texts
}
