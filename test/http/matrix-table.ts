import type { StaffRole } from '../../src/policies/actor.ts'
import { scopes, staffRoles } from '../../src/policies/actor.ts'
import { validAnswers } from '../catalogue/valid-answers.ts'
import { api, inventPerson, noticeVersion, staffToken, waterFilingUnder } from '../support/api.ts'
import type { Thing } from './matrix-people.ts'

/** Who of the kinds that a route declares is let in. */
export interface Rule {
  /** Nobody unless told. */
  staff?: readonly StaffRole[]
  /** What it is asked for; it is its citizen's, and that of staff who are within. */
  of?: Thing
  /** Staff from elsewhere who are let in as well: what they see is what is theirs. */
  also?: 'county' | 'department' | 'all'
  /** What those who are let in are told, where there is nothing to be done. */
  told?: string
  /** By an API key alone: sessions have pages for it. */
  keysOnly?: boolean
  /** It ends the session: asked with another one. */
  ends?: boolean
  /** What a route checks before it asks who may. */
  body?: object | (() => Promise<object>)
}

const all = staffRoles
const helpers = ['township-receiver', 'county-handler'] as const
const workers = [...helpers, 'county-approver'] as const
const readers = [...workers, 'prefecture-supervisor', 'dispatcher'] as const
const filers = ['village-worker', ...helpers] as const
const listers = ['village-worker', ...readers] as const
const centre = ['prefecture-supervisor', 'dispatcher'] as const
const penalties = ['penalty-handler', 'penalty-head'] as const
const callers = ['township-receiver', 'dispatcher'] as const
const settings = ['county-approver', 'system-admin'] as const
const system = ['system-admin'] as const
const security = ['security-admin'] as const
const accounts = [...system, ...security] as const

const service = 'minimum-living-allowance'
const grant = { role: 'county-handler', department: 'water', division: '530114' }
const steps = ['whom', 'applicant', 'agreement', 'place', 'questions', 'problems', 'materials', 'review']
const both = (path: string) => [`GET ${path}`, `POST ${path}`]
const form = (base: string) => steps.flatMap((step) => both(`${base}/${step}`))

/** Every route that is not open to everybody, by the rule for it. */
const byRule: [Rule, string[]][] = [
  // Citizens, each for what is theirs.
  [
    {},
    [
      'GET /v1/me',
      'PUT /v1/me',
      'GET /v1/me/export',
      'POST /v1/me/recovery',
      'POST /v1/me/wechat-phone',
      'POST /v1/me/wechat-messages',
      'GET /v1/me/consents',
      'GET /v1/me/penalties',
      'POST /v1/cases',
      'GET /v1/cases',
      'GET /v1/drafts',
      'PUT /v1/drafts/{clientKey}',
      'GET /v1/inbox',
      'POST /v1/services/{serviceId}/notice/listening',
      'GET /services/:serviceId/apply',
      ...form('/services/:serviceId/apply'),
      'GET /services/:serviceId/apply/questions/audio',
      'GET /services/:serviceId/apply/review/audio',
      'GET /cases',
      'GET /me',
      ...both('/me/edit'),
      'GET /me/close',
      'GET /me/consents',
      'GET /me/consents/audio',
    ],
  ],
  [{ ends: true }, ['DELETE /v1/me', 'POST /me/close', 'POST /me/sessions']],
  // Open to everybody as a route, and then asks for more.
  [{ ends: true }, ['POST /logout']],
  [{ told: 'auth.required' }, ['GET /waiting/account', 'POST /services/:serviceId/offline']],
  [{ told: 'auth.forbidden' }, ['POST /say']],
  [
    { of: 'case' },
    [
      'GET /v1/cases/{id}',
      'GET /v1/cases/{id}/accesses',
      'GET /v1/cases/{id}/events',
      'GET /v1/cases/{id}/receipt/audio',
      'GET /cases/:id',
      'GET /cases/:id/receipt',
      'GET /cases/:id/receipt/text',
      'GET /cases/:id/listen',
      'POST /cases/:id/rating',
      'POST /cases/:id/take-over',
      'POST /cases/:id/withdraw',
      'POST /cases/:id/supplement',
      'POST /cases/:id/reopen',
      'POST /cases/:id/review',
    ],
  ],
  [{ of: 'case', body: { action: 'withdraw', version: 99 } }, ['POST /v1/cases/{id}/actions']],
  [{ of: 'case', body: { level: 4 } }, ['POST /v1/cases/{id}/rating']],
  [{ of: 'case', body: { version: 99 } }, ['POST /v1/cases/{id}/take-over']],
  [{ of: 'consent' }, ['POST /v1/me/consents/{id}/withdraw', 'GET /me/consents/:id', 'GET /me/consents/:id/audio']],
  [{ of: 'consent' }, ['POST /me/consents/:id']],
  [{ of: 'draft' }, ['GET /v1/drafts/{clientKey}', 'DELETE /v1/drafts/{clientKey}']],
  [{ of: 'message' }, ['POST /v1/inbox/{id}/read']],
  [
    { of: 'penalty', told: 'penalty.not_found', body: { text: '不是这样的', hearing: false } },
    ['POST /v1/me/penalties/{id}/defence'],
  ],
  [
    { of: 'case', told: 'penalty.not_found' },
    ['GET /cases/:id/penalty', 'GET /cases/:id/penalty/listen', 'POST /cases/:id/penalty/defence'],
  ],
  [
    { told: 'public_notice.not_found', body: { text: '我看不是这样' } },
    ['POST /v1/public-notices/{id}/objections', ...both('/public-notices/:id/objection')],
  ],
  [
    { told: 'draft.not_found' },
    ['GET /services/:serviceId/apply/card/audio', 'GET /services/:serviceId/apply/materials/audio'],
  ],
  // Citizens and staff alike.
  [{ staff: all, also: 'all' }, ['POST /v1/agreements/codes', 'POST /v1/agreements', 'POST /v1/attachments']],
  [{ staff: all, also: 'all' }, ['GET /v1/sessions']],
  [{ staff: all, also: 'all', ends: true }, ['DELETE /v1/sessions/current', 'DELETE /v1/sessions/others']],
  [{ staff: all, also: 'all', told: 'division.not_found' }, ['POST /places/county/audio']],
  [{ of: 'photo', staff: workers }, ['GET /v1/attachments/{id}']],
  [{ of: 'photo', told: 'attachment.not_found' }, ['DELETE /v1/attachments/{id}']],
  // Staff: what everybody has, and lists that hold what is one's own.
  [
    { staff: all, also: 'all' },
    [
      'GET /v1/staff/me',
      'PUT /v1/staff/me/password',
      'GET /v1/staff/alerts',
      'GET /v1/staff/minor-access',
      'GET /v1/staff/offices',
      'GET /v1/admin/local-promises',
      'GET /v1/admin/calendar',
      'GET /staff',
      'GET /staff/listen',
      ...both('/staff/password'),
      'POST /staff/cases',
    ],
  ],
  [{ staff: all, also: 'all', ends: true }, ['POST /staff/sessions']],
  [
    { staff: listers, also: 'all' },
    ['GET /v1/staff/cases', 'GET /v1/staff/rectifications', 'POST /staff/cases/accept'],
  ],
  // Who has no cases is led on to what they have: recordings, or figures.
  [{ staff: [...listers, 'system-admin', 'analyst'], also: 'all' }, ['GET /staff/cases']],
  // Staff: one case.
  [
    { of: 'case', staff: readers },
    [
      'GET /v1/staff/cases/{id}',
      'GET /v1/staff/cases/{id}/share-requests',
      'GET /staff/cases/:id',
      'GET /staff/cases/:id/print',
      'GET /staff/cases/:id/listen',
      'GET /staff/cases/:id/receipt',
      'GET /staff/cases/:id/receipt/audio',
      'POST /staff/cases/:id/agreement',
      'POST /staff/cases/:id/rectification',
      'POST /staff/cases/:id/refer',
      ...both('/staff/cases/:id/act/:action'),
      'POST /staff/cases/:id/act/:action/listen',
      ...both('/staff/cases/:id/incident'),
    ],
  ],
  [{ of: 'case', staff: workers }, [...both('/staff/cases/:id/reveal'), ...both('/staff/cases/:id/clue')]],
  [{ of: 'case', staff: workers, body: { clue: '邻居说家里有人在上班' } }, ['POST /v1/staff/cases/{id}/clues']],
  [
    { of: 'case', staff: workers, body: { field: 'phone', purpose: '打电话核实' } },
    ['POST /v1/staff/cases/{id}/reveal'],
  ],
  [{ of: 'case', staff: helpers }, ['GET /v1/staff/cases/{id}/listings', ...both('/staff/cases/:id/registries')]],
  [{ of: 'case', staff: helpers, body: { action: 'accept', version: 99 } }, ['POST /v1/staff/cases/{id}/actions']],
  [{ of: 'case', staff: helpers, body: { version: 99 } }, ['POST /v1/staff/cases/{id}/agreement']],
  [
    { of: 'case', staff: helpers, body: { step: 'call', note: '打了电话' } },
    ['POST /v1/staff/cases/{id}/rectification'],
  ],
  [
    { of: 'case', staff: helpers, body: { registry: 'disability', purpose: '核实情况' } },
    ['POST /v1/staff/cases/{id}/share-requests'],
  ],
  [{ of: 'child', staff: ['county-handler'] }, both('/staff/cases/:id/leave')],
  [
    { of: 'child', staff: ['county-handler', 'county-approver'], body: { reason: '要家访' } },
    ['POST /v1/staff/cases/{id}/minor-access'],
  ],
  [{ of: 'leave', staff: ['county-approver'] }, both('/staff/minor-access/:id')],
  [{ of: 'otherLeave', staff: ['county-approver'], body: { hours: 2 } }, ['POST /v1/staff/minor-access/{id}']],
  // Filing for others: a department's own services, anywhere; the place is asked for at the end.
  [{ staff: filers, also: 'all' }, ['GET /staff/services']],
  [
    { staff: filers, also: 'county' },
    [
      ...both('/staff/services/:serviceId/notice'),
      ...form('/staff/services/:serviceId/apply'),
      'GET /staff/services/:serviceId/apply/questions/audio',
      'GET /staff/services/:serviceId/apply/review/audio',
    ],
  ],
  [
    { staff: filers, also: 'county', told: 'draft.not_found' },
    ['GET /staff/services/:serviceId/apply/card/audio', 'GET /staff/services/:serviceId/apply/materials/audio'],
  ],
  [{ staff: filers, body: foundFiling }, ['POST /v1/staff/cases']],
  // Staff: what is seen to in person, by any department.
  [{ staff: callers, also: 'all' }, ['GET /v1/staff/tasks']],
  [
    { of: 'task', staff: callers, also: 'department' },
    ['GET /v1/staff/tasks/{id}', 'GET /staff/tasks/:id', 'GET /staff/tasks/:id/listen', 'POST /staff/tasks/:id'],
  ],
  [{ of: 'task', staff: callers, also: 'department', body: { outcome: 'told' } }, ['POST /v1/staff/tasks/{id}']],
  // Staff: false statements.
  [{ staff: penalties, also: 'all' }, ['GET /v1/staff/penalties', 'GET /staff/penalties']],
  [
    { of: 'penalty', staff: penalties },
    [
      'GET /v1/staff/penalties/{id}',
      'GET /staff/penalties/:id',
      'GET /staff/penalties/:id/listen',
      ...both('/staff/penalties/:id/act/:action'),
    ],
  ],
  [{ of: 'penalty', staff: ['penalty-handler'] }, ['POST /staff/penalties/:id/act/:action/listen']],
  [
    // Nobody was told yet, so there is no paper.
    { of: 'penalty', staff: penalties, told: 'penalty.step_illegal' },
    ['GET /staff/penalties/:id/paper', 'GET /staff/penalties/:id/paper/listen'],
  ],
  [
    { of: 'penalty', staff: ['penalty-handler'], body: { action: 'file', version: 99 } },
    ['POST /v1/staff/penalties/{id}/actions'],
  ],
  // Staff: the data centre.
  [{ staff: [...centre, 'analyst'], also: 'all' }, ['GET /v1/centre/overview', 'GET /centre', 'GET /centre/audio']],
  [
    { staff: centre, also: 'all' },
    [
      'GET /v1/centre/cases.csv',
      'GET /v1/centre/supervision',
      'GET /centre/supervision',
      'POST /centre/supervision/:id',
    ],
  ],
  // Staff: what is administered.
  [{ staff: [...settings, 'security-admin'], also: 'all' }, ['GET /staff/admin']],
  [
    { staff: settings, also: 'all' },
    ['GET /staff/admin/calendar', ...both('/staff/admin/promises'), 'POST /staff/admin/promises/:id/end'],
  ],
  [
    {
      staff: settings,
      body: { serviceId: service, division: '530114', clocks: { acceptWorkingDays: 1 }, basis: '样本办发〔2026〕9号' },
    },
    ['POST /v1/admin/local-promises'],
  ],
  [{ staff: system, body: lastYear }, ['PUT /v1/admin/calendar']],
  [{ staff: system }, ['POST /staff/admin/calendar', 'GET /v1/staff/voice-packs', 'POST /v1/staff/voice-packs']],
  [
    { staff: system, told: 'voice_pack.not_found' },
    ['DELETE /v1/staff/voice-packs/{id}', 'POST /staff/voice-packs/:id/remove'],
  ],
  [{ staff: system, told: 'service.not_found' }, both('/staff/voice-packs/new')],
  [{ staff: system }, ['GET /staff/voice-packs', 'GET /staff/admin/offices', ...both('/staff/admin/offices/new')]],
  [
    {
      staff: system,
      told: 'division.not_found',
      body: { department: 'ecology', division: '530199', name: '样本办公室' },
    },
    ['POST /v1/admin/offices'],
  ],
  [{ staff: system, told: 'office.not_found', body: { name: '样本办公室' } }, ['PUT /v1/admin/offices/{id}']],
  [
    { staff: system, told: 'office.not_found' },
    ['DELETE /v1/admin/offices/{id}', ...both('/staff/admin/offices/:id'), 'POST /staff/admin/offices/:id/close'],
  ],
  [{ staff: accounts }, ['GET /v1/admin/staff', ...both('/staff/admin/staff')]],
  [{ staff: system, body: { username: 'system-admin', displayName: '样本' } }, ['POST /v1/admin/staff']],
  [{ staff: system }, both('/staff/admin/staff/new')],
  [{ staff: accounts, told: 'staff.not_found' }, ['GET /staff/admin/staff/:id']],
  [
    { staff: system, told: 'staff.not_found' },
    [
      'POST /v1/admin/staff/{id}/secrets',
      'POST /v1/admin/staff/{id}/reopening',
      'DELETE /v1/admin/staff/{id}',
      'POST /staff/admin/staff/:id/secrets',
      'POST /staff/admin/staff/:id/reopening',
      'POST /staff/admin/staff/:id/close',
    ],
  ],
  [{ staff: security, told: 'staff.not_found', body: grant }, ['POST /v1/admin/staff/{id}/grants']],
  [{ staff: security, told: 'staff.not_found' }, both('/staff/admin/staff/:id/grants')],
  [
    { staff: security, told: 'grant.not_found' },
    ['DELETE /v1/admin/grants/{id}', 'POST /staff/admin/grants/:id/end', ...both('/staff/admin/grants/:id/cover')],
  ],
  [{ staff: settings, told: 'promise.not_found' }, ['DELETE /v1/admin/local-promises/{id}']],
  // Staff: clients of the API.
  [{ staff: system }, ['GET /v1/admin/api-clients', 'GET /staff/admin/api-clients']],
  [{ staff: system }, both('/staff/admin/api-clients/new')],
  [
    { staff: system, told: 'api_client.name_taken', body: { name: `样本 ${scopes[0]}`, scopes: [scopes[0]] } },
    ['POST /v1/admin/api-clients'],
  ],
  [
    { staff: system, told: 'api_client.not_found', body: { name: '样本接入方', scopes: [scopes[0]] } },
    ['PUT /v1/admin/api-clients/{id}'],
  ],
  [{ staff: system, told: 'api_client.not_found', body: { test: true } }, ['POST /v1/admin/api-clients/{id}/keys']],
  [
    { staff: system, told: 'api_client.not_found' },
    [
      'GET /v1/admin/api-clients/{id}',
      'DELETE /v1/admin/api-clients/{id}',
      'GET /v1/admin/api-clients/{id}/usage',
      'GET /staff/admin/api-clients/:id',
      'POST /staff/admin/api-clients/:id/close',
    ],
  ],
  [{ staff: system, told: 'api_key.not_found', body: { graceDays: 7 } }, ['POST /v1/admin/api-keys/{id}/rotation']],
  [{ staff: system, told: 'api_key.not_found' }, ['DELETE /v1/admin/api-keys/{id}']],
  [
    { staff: system, told: 'api_client.not_found' },
    [
      'POST /staff/admin/api-clients/:id/keys',
      'POST /staff/admin/api-clients/:id/rotate',
      'POST /staff/admin/api-clients/:id/revoke',
    ],
  ],
  [{ staff: system, told: 'api_client.not_found' }, both('/staff/admin/api-clients/:id/webhooks/new')],
  [
    { staff: system, told: 'webhook.not_found' },
    [
      'GET /staff/admin/webhooks/:id',
      ...['ping', 'on', 'off', 'again', 'replay', 'rotate', 'remove'].map(
        (step) => `POST /staff/admin/webhooks/:id/${step}`,
      ),
    ],
  ],
  // Clients of the API: where they are told of changes.
  [{ keysOnly: true }, ['GET /v1/webhooks']],
  [{ keysOnly: true, body: { url: 'http://receiver.example', events: ['report.opened'] } }, ['POST /v1/webhooks']],
  [
    { keysOnly: true, told: 'webhook.not_found' },
    [
      'GET /v1/webhooks/{id}',
      'DELETE /v1/webhooks/{id}',
      'POST /v1/webhooks/{id}/pings',
      'GET /v1/webhooks/{id}/deliveries',
    ],
  ],
  [
    {
      keysOnly: true,
      told: 'webhook.not_found',
      body: { url: 'https://receiver.example', events: ['report.opened'], on: true },
    },
    ['PUT /v1/webhooks/{id}'],
  ],
  [{ keysOnly: true, told: 'webhook.not_found', body: { graceHours: 1 } }, ['POST /v1/webhooks/{id}/rotation']],
  [
    { keysOnly: true, told: 'webhook.not_found', body: { since: '2026-11-01T00:00:00+08:00' } },
    ['POST /v1/webhooks/{id}/replays'],
  ],
  [{ keysOnly: true, told: 'webhook_delivery.not_found' }, ['POST /v1/webhook-deliveries/{id}/replay']],
  // Staff: the audit.
  [{ staff: ['auditor'] }, ['GET /v1/staff/audit', 'GET /v1/staff/audit.csv', 'GET /staff/audit']],
]

export const rules: ReadonlyMap<string, Rule> = new Map(
  byRule.flatMap(([rule, routes]) => routes.map((route) => [route, rule] as const)),
)

/** The last year that was taken in, once more. */
async function lastYear(): Promise<object> {
  const { json } = await api('GET', '/v1/admin/calendar', { token: await staffToken('system-admin') })
  return json.items.at(-1)
}

async function foundFiling(): Promise<object> {
  return waterFilingUnder(await noticeVersion(service), {
    serviceId: service,
    ...validAnswers[service],
    description: '样本：家里没有人挣钱',
    filingMode: 'proactive',
    applicant: inventPerson(),
  })
}
