import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'

const root = join(import.meta.dirname, '../../src')

/** What writes without an entry of its own in the audit, and why that is right. */
const silent: Record<string, string[]> = {
  'part of a step that records itself': [
    'cases/applicant-account.ts',
    'cases/claim-attachments.ts',
    'cases/object-to-notice.ts',
    'cases/once.ts',
    'cases/record-consent.ts',
    'cases/remember-applicant.ts',
    'cases/retention/empty-cases.ts',
    'cases/run-clocks.ts',
    'cases/settle-agreement.ts',
    'cases/steps/decisions.ts',
    'cases/steps/publicity.ts',
    'clients/webhooks/bury-waiting.ts',
    'clients/webhooks/queue-delivery.ts',
    'people/hand-over-account.ts',
    'people/join-accounts.ts',
    'people/log-in-by-wechat.ts',
    'people/log-in-staff.ts',
    'people/refuse-recovery.ts',
  ],
  'nothing is decided yet: what a filing is made of': [
    'cases/add-attachment.ts',
    'cases/ask-agreement.ts',
    'cases/drafts.ts',
    'cases/give-agreement.ts',
    'cases/listening-chain.ts',
    'cases/record-listening.ts',
    'cases/remove-attachment.ts',
    'people/send-sms-code.ts',
  ],
  'a citizen, about themselves': ['cases/inbox.ts', 'people/accept-wechat-message.ts', 'people/recover-account.ts'],
  'that a session or a key is in use, and how much': ['clients/find-client.ts', 'people/find-session.ts'],
  'nobody: messages, alerts and sweeping by the clock': [
    'cases/catalogue-editions.ts',
    'cases/deliver-news.ts',
    'cases/plan-news.ts',
    'cases/sweep-photos.ts',
    'cases/tell-denial.ts',
    'cases/watch-clocks.ts',
    'clients/webhooks/deliver-webhooks.ts',
    'people/tell-former-holder.ts',
  ],
}

const writes =
  /\b(?:[A-Za-z]\w*\??\.(?:create|update|upsert|destroy|bulkCreate|increment|findOrCreate)|insertTogether)\(\s*(?![`'"])/
const records = /\b(?:audit|recordOnce|recordEvent|recordPenalty|recordAccess)\(/

describe('a use-case that changes something', () => {
  it('records it in the audit, or stands here with the reason why not', () => {
    const files = ['cases', 'clients', 'people', 'directory'].flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(room, name)),
    )
    const unrecorded = files.filter((file) => {
      const source = readFileSync(join(root, file), 'utf8')
      return writes.test(source) && !records.test(source)
    })
    expect(unrecorded.sort()).to.deep.equal(Object.values(silent).flat().sort())
  })
})
