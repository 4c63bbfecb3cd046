import type { AuditFault } from '../../src/audit/verify-audit.ts'

const meaning: Record<AuditFault['what'], string> = {
  changed: 'is not what was written',
  'does-not-follow': 'does not follow from the one before: something was taken out, put in, moved or written anew',
  'missing-before': 'has entries missing before it',
  'end-differs': 'is not the last that was written, or not as it was',
  'cut-off': 'is the last, but anchors vouch for more: the end was cut off',
  'not-the-anchored': 'is not the one that an anchor vouches for: what was before it was written anew',
  'not-anchored': 'is older than two days and no anchor reaches it: anchors are missing, or no worker writes them',
  'anchor-unreadable': 'is no anchor',
  'anchor-key-unknown': 'is signed with a key that is not in the key file',
  'anchor-signature-wrong': 'is not what was signed',
  'anchor-does-not-follow': 'does not follow from the line before',
  'anchor-count-differs': 'tells another count than its last number: entries were missing when it was written',
}

export function tellAuditFault({ at, what }: AuditFault): string {
  return `${'seq' in at ? `entry ${at.seq}` : `anchor, line ${at.line},`} ${meaning[what]}`
}
