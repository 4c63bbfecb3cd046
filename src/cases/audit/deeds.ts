import { penaltyActions } from '../penalties/penalty-steps.ts'
import { citizenActions, staffActions, systemActions } from '../workflow.ts'

/** What the audit tells of, by its kind: `case.accept` is a deed of the kind `case`. Each has its words. */
export const auditedDeeds: Record<string, readonly string[]> = {
  case: [
    'submit',
    ...staffActions,
    ...citizenActions,
    ...systemActions,
    'look',
    'photo',
    'reveal',
    'rate',
    'rectify',
    'take-over',
    'confirm-agreement',
    'withdraw-consent',
    'recount',
    'visit-told',
    'visit-wants-nothing',
  ],
  penalty: ['clue', ...penaltyActions, 'defend', 'expire'],
  leave: ['ask', 'take', 'give', 'refuse'],
  share: ['request'],
  rectification: ['call'],
  task: ['recover-account', 'visit'],
  login: ['open', 'close', 'locked', 'end-others'],
  account: ['open', 'new-secrets', 'new-password', 'close', 'reopen', 'register', 'phone'],
  grant: ['give', 'cover', 'end'],
  office: ['open', 'change', 'close'],
  promise: ['set', 'end'],
  calendar: ['announce'],
  voice: ['add', 'remove'],
  listing: ['import', 'return'],
  registry: ['import'],
  boundaries: ['import', 'return'],
  export: ['cases', 'account', 'audit'],
  audit: ['look'],
  'api-client': ['open', 'change', 'close'],
  'api-key': ['add', 'rotate', 'revoke'],
  webhook: ['add', 'change', 'remove', 'rotate', 'ping', 'replay', 'switch-off'],
  retention: ['remove'],
}

/** The key of the words of a deed; undefined where none are known. */
export function wordsOfDeed(action: string): string | undefined {
  const [kind = '', deed = ''] = action.split('.')
  return auditedDeeds[kind]?.includes(deed) ? `audit:deed.${action}` : undefined
}
