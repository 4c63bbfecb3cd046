import { QueryTypes, type Sequelize } from 'sequelize'
import { checkOf } from '../src/db/sealing.ts'
import type { Seals } from '../src/kernel/seal.ts'

/** Columns that are text from now on, holding their value as JSON, sealed; with the primary key that they are bound to. */
const sealedColumns: { table: string; key: string[]; columns: string[] }[] = [
  { table: 'citizens', key: ['id'], columns: ['phone', 'name', 'id_number', 'contact_phone', 'residence_detail'] },
  {
    table: 'cases',
    key: ['id'],
    columns: [
      'agreement',
      'applicant',
      'helper',
      'residence',
      'problem_detail',
      'location',
      'answers',
      'description',
      'progress',
    ],
  },
  { table: 'case_events', key: ['id'], columns: ['note', 'detail'] },
  { table: 'ratings', key: ['case_id'], columns: ['text'] },
  { table: 'drafts', key: ['id'], columns: ['content'] },
  { table: 'objections', key: ['id'], columns: ['text'] },
  { table: 'rectifications', key: ['case_id'], columns: ['call_note', 'result'] },
  { table: 'supervisions', key: ['id'], columns: ['reason'] },
  {
    table: 'penalties',
    key: ['id'],
    columns: ['clue', 'facts', 'basis', 'gain_fen', 'refund_fen', 'fine_fen', 'defence'],
  },
  { table: 'penalty_events', key: ['id'], columns: ['note'] },
  { table: 'accesses', key: ['id'], columns: ['purpose'] },
  { table: 'minor_grants', key: ['id'], columns: ['reason'] },
  { table: 'staff', key: ['id'], columns: ['totp_secret'] },
  { table: 'inbox_messages', key: ['id'], columns: ['params'] },
  { table: 'idempotency_keys', key: ['owner', 'key'], columns: ['answer'] },
  { table: 'sent_messages', key: ['id'], columns: ['recipient', 'body'] },
]

/** Rows at a time: an answer of a filing is some 10 kB. */
const batch = 500

/**
 * Whatever is personal is sealed, and looked up by blind indexes. Login codes are dropped: they live ten minutes. What was
 * sealed and hashed for WeChat under its own secret cannot be carried over: those accounts are found again by their phone.
 */
export async function up(sequelize: Sequelize, seals: Seals): Promise<void> {
  await sequelize.query(`
    CREATE TABLE sealing (
      one boolean PRIMARY KEY DEFAULT true CHECK (one),
      index_key text NOT NULL,
      index_check text NOT NULL
    );
    ALTER TABLE citizens
      DROP CONSTRAINT citizens_phone_key,
      DROP CONSTRAINT citizens_id_number_key,
      ADD COLUMN phone_index text UNIQUE,
      ADD COLUMN id_number_index text UNIQUE;
    DROP INDEX cases_of_person;
    DROP INDEX cases_answers;
    ALTER TABLE cases ALTER COLUMN progress DROP DEFAULT, ADD COLUMN id_number_index text, ADD COLUMN once_indexes text[] NOT NULL DEFAULT '{}';
    DELETE FROM sms_codes;
    ALTER TABLE sms_codes RENAME COLUMN phone TO phone_index;
    DROP INDEX agreements_of_phone;
    ALTER TABLE agreements RENAME COLUMN phone TO phone_index;
    DELETE FROM wechat_grants;
    UPDATE citizens SET openid_hash = NULL;
  `)
  await sequelize.query('INSERT INTO sealing (index_key, index_check) VALUES ($1, $2)', {
    bind: [seals.indexKey, checkOf(seals)],
  })
  await indexPeople(sequelize, seals)
  for (const { table, columns } of sealedColumns) {
    const changes = columns.map((column) => `ALTER COLUMN ${column} TYPE text USING to_jsonb(${column})::text`)
    await sequelize.query(`ALTER TABLE ${table} ${changes.join(', ')}`)
  }
  for (const each of sealedColumns) await sealTable(sequelize, seals, each)
  await sequelize.query(`
    ALTER TABLE cases ALTER COLUMN id_number_index SET NOT NULL, ALTER COLUMN once_indexes DROP DEFAULT;
    CREATE INDEX cases_of_person ON cases (id_number_index, service_id);
    CREATE INDEX cases_once ON cases USING gin (once_indexes);
    CREATE INDEX agreements_of_phone ON agreements (phone_index, sent_at DESC);
  `)
}

/** While values can still be read: by whom a row is found, and which invoices an open case holds. */
async function indexPeople(sequelize: Sequelize, seals: Seals): Promise<void> {
  const set = async (sql: string, bind: unknown[]) => {
    await sequelize.query(sql, { bind })
  }
  const index = (name: string, value: string | null) => (value === null ? null : seals.blindIndex(name, value))
  const citizens = await sequelize.query<{ id: string; phone: string | null; id_number: string | null }>(
    'SELECT id, phone, id_number FROM citizens',
    { type: QueryTypes.SELECT },
  )
  for (const { id, phone, id_number } of citizens) {
    const bind = [id, index('phone', phone), index('idNumber', id_number)]
    await set('UPDATE citizens SET phone_index = $2, id_number_index = $3 WHERE id = $1', bind)
  }
  const cases = await sequelize.query<{ id: string; id_number: string; invoices: string[] }>(
    `SELECT id, applicant #>> '{idNumber}' AS id_number,
       ARRAY(SELECT entry #>> '{number}' FROM jsonb_array_elements(coalesce(answers -> 'invoices', '[]')) AS entry) AS invoices
     FROM cases`,
    { type: QueryTypes.SELECT },
  )
  for (const { id, id_number, invoices } of cases) {
    const once = invoices.map((number) => seals.blindIndex('once remote-care-reimbursement.invoices.number', number))
    await set('UPDATE cases SET id_number_index = $2, once_indexes = $3 WHERE id = $1', [
      id,
      index('idNumber', id_number),
      once,
    ])
  }
  const agreements = await sequelize.query<{ id: string; phone_index: string }>(
    'SELECT id, phone_index FROM agreements',
    { type: QueryTypes.SELECT },
  )
  for (const { id, phone_index: phone } of agreements) {
    await set('UPDATE agreements SET phone_index = $2 WHERE id = $1', [id, index('phone', phone)])
  }
}

async function sealTable(
  sequelize: Sequelize,
  seals: Seals,
  { table, key, columns }: (typeof sealedColumns)[number],
): Promise<void> {
  const order = key.join(', ')
  let after: (string | null)[] = []
  for (;;) {
    const from = after.length === 0 ? '' : `WHERE (${order}) > (${key.map((_, index) => `$${index + 1}`).join(', ')})`
    const rows = await sequelize.query<Record<string, string | null>>(
      `SELECT ${[...key, ...columns].join(', ')} FROM ${table} ${from} ORDER BY ${order} LIMIT ${batch}`,
      { bind: after, type: QueryTypes.SELECT },
    )
    for (const row of rows) {
      const place = (column: string) => [`${table}.${column}`, ...key.map((part) => row[part])].join(':')
      const sealed = columns.map((column) => {
        const value = row[column] ?? null
        return value === null ? null : seals.seal(value, place(column))
      })
      const sets = columns.map((column, index) => `${column} = $${key.length + index + 1}`)
      const where = key.map((part, index) => `${part} = $${index + 1}`)
      await sequelize.query(`UPDATE ${table} SET ${sets.join(', ')} WHERE ${where.join(' AND ')}`, {
        bind: [...key.map((part) => row[part]), ...sealed],
      })
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < batch) return
    after = key.map((part) => last[part] ?? null)
  }
}
