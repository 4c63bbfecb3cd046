import type { AuditEntry } from '../../../models/audit-entry.ts'
import { isoInYunnan } from '../../kernel/clock.ts'
import type { Language } from '../../kernel/words.ts'
import { say } from '../../speech/say.ts'
import type { CaseWorld } from '../case-world.ts'
import { wordsOfDeed } from './deeds.ts'
import type { FoundAudit } from './find-audit.ts'

type PresentingWorld = Pick<CaseWorld, 'words' | 'divisions'>

export function presentAudit(world: PresentingWorld, found: FoundAudit, language: Language) {
  return {
    items: found.entries.map((entry) => presentEntry(world, entry, found.names, language)),
    nextCursor: found.nextCursor,
    verification: presentVerification(found),
  }
}

function presentEntry(
  { words, divisions }: PresentingWorld,
  { seq, at, actorKind, actorId, action, subjectKind, subjectId, division, details, hash }: AuditEntry,
  names: FoundAudit['names'],
  language: Language,
) {
  const key = wordsOfDeed(action)
  return {
    seq: Number(seq),
    at: isoInYunnan(at),
    action,
    title: say(key === undefined ? action : words(language, key), language),
    actor: { kind: actorKind, id: actorId, name: (actorId && names.get(actorId)) ?? null },
    subject: { kind: subjectKind, id: subjectId },
    division: division && { code: division, name: divisions.fullName(division) },
    details: JSON.parse(details) as Record<string, string | number | boolean | null>,
    hash,
  }
}

function presentVerification({ verification }: FoundAudit) {
  if (verification === null) return null
  const { at, entries, anchors, anchoredUpTo, faultCount, faults } = verification
  return {
    at: isoInYunnan(at),
    entries: Number(entries),
    anchors: Number(anchors),
    anchoredUpTo: Number(anchoredUpTo),
    faultCount: Number(faultCount),
    faults: faults.map((fault) => ({
      seq: 'seq' in fault.at ? fault.at.seq : null,
      line: 'line' in fault.at ? fault.at.line : null,
      what: fault.what,
    })),
  }
}
