import type { TimedClassId } from './classes.ts'
import type { CaseClassId } from './due-cases.ts'

/** Rows that go as they are: a table, and which of its rows `t` are over; $1 is the instant that they began before. */
export interface DueRows {
  table: string
  when: string
}

/** A case that is not emptied yet stands on what its filer heard of this notice. */
const provesNoCase = `NOT EXISTS (
  SELECT 1 FROM cases c JOIN consents k ON k.case_id = c.id AND k.purpose = 'notice'
  WHERE c.citizen_id = t.citizen_id AND c.service_id = t.service_id AND k.notice_version = t.notice_version)`

/** Photos have bytes as well, and cases a row that stays: they are not here. */
export const rowClasses: Record<Exclude<TimedClassId, CaseClassId | 'unsent-photos'>, readonly DueRows[]> = {
  'login-codes': [
    { table: 'sms_codes', when: 't.expires_at < $1' },
    { table: 'login_failures', when: 't.until_at < $1' },
  ],
  'agreement-codes': [{ table: 'agreements', when: 't.case_id IS NULL AND t.sent_at < $1' }],
  sessions: [{ table: 'sessions', when: 't.expires_at < $1' }],
  'filing-answers': [{ table: 'idempotency_keys', when: 't.created_at < $1' }],
  drafts: [{ table: 'drafts', when: 't.updated_at < $1' }],
  'account-messages': [{ table: 'inbox_messages', when: 't.case_id IS NULL AND t.created_at < $1' }],
  'wechat-grants': [{ table: 'wechat_grants', when: 't.created_at < $1' }],
  outbox: [{ table: 'sent_messages', when: 't.created_at < $1' }],
  tasks: [{ table: 'staff_tasks', when: 't.case_id IS NULL AND t.done_at < $1' }],
  'withdrawn-consents': [{ table: 'consents', when: 't.case_id IS NULL AND t.withdrawn_at < $1' }],
  listening: [
    { table: 'listenings', when: `t.updated_at < $1 AND ${provesNoCase}` },
    // A chain goes whole, or nothing of it.
    {
      table: 'listening_reports',
      when: `t.at < $1 AND NOT EXISTS (SELECT 1 FROM listenings l WHERE l.citizen_id = t.citizen_id
        AND l.service_id = t.service_id AND l.notice_version = t.notice_version)`,
    },
  ],
  'webhook-deliveries': [{ table: 'webhook_deliveries', when: 't.created_at < $1' }],
  'tables-taken': [{ table: 'centre_exports', when: 't.at < $1' }],
}
