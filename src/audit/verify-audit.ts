import { Op } from 'sequelize'
import { AuditEntry } from '../../models/audit-entry.ts'
import type { Clock } from '../kernel/clock.ts'
import type { SigningKeys } from '../kernel/signing-keys.ts'
import { endOfAudit } from './anchor-daily.ts'
import { type Anchor, lineHash, readAnchor } from './anchor-line.ts'
import type { AnchorStore } from './anchor-store.ts'
import { hashOf } from './chain.ts'

export interface AuditFault {
  /** Of the entry; of an anchor its line in the file. */
  at: { seq: number } | { line: number }
  what: /** The entry is not what was hashed. */
    | 'changed'
    /** Does not follow from the one before it: something was taken out, put in, moved or written anew. */
    | 'does-not-follow'
    /** Entries before this one are missing. */
    | 'missing-before'
    /** The kept end of the chain is not the last entry. */
    | 'end-differs'
    /** An anchor vouches for more entries than there are. */
    | 'cut-off'
    /** The entry is not the one that an anchor vouches for. */
    | 'not-the-anchored'
    /** Older than what the newest anchor should reach: anchors are missing, or are not written. */
    | 'not-anchored'
    | 'anchor-unreadable'
    | 'anchor-key-unknown'
    | 'anchor-signature-wrong'
    /** A line before this one was taken out, put in or changed. */
    | 'anchor-does-not-follow'
    /** There were not as many entries as their numbers say when it was written. */
    | 'anchor-count-differs'
}

export interface AuditReport {
  entries: number
  anchors: number
  /** The last entry that an anchor vouches for. */
  anchoredUpTo: number
  faults: AuditFault[]
}

interface VerifyingWorld {
  clock: Clock
  anchors: AnchorStore
  publicKeys: SigningKeys['publicKeys']
}

/** Entries in memory at a time. */
const batch = 2_000
/** A day, and as long again for a worker that stood still. */
const anchoredWithinMs = 48 * 3_600_000

/** Reads the whole audit and every anchor and tells what is not as it was written. `progress` hears the last number read. */
export async function verifyAudit(
  world: VerifyingWorld,
  progress: (seq: number) => void = () => {},
): Promise<AuditReport> {
  const { anchors, faults } = readAnchors(await world.anchors.lines(), world.publicKeys)
  const anchored = Map.groupBy(anchors, ({ seq }) => seq)
  const anchoredUpTo = Math.max(0, ...anchored.keys())
  const oldest = new Date(world.clock.now().getTime() - anchoredWithinMs)
  let entries = 0
  let isLate = false
  let last = { seq: 0, hash: '' }
  for (;;) {
    const rows = await AuditEntry.findAll({
      where: { seq: { [Op.gt]: last.seq } },
      order: [['seq', 'ASC']],
      limit: batch,
      raw: true,
    })
    for (const row of rows) {
      const entry = { ...row, seq: Number(row.seq) }
      const at = { seq: entry.seq }
      if (entry.seq !== last.seq + 1) faults.push({ at, what: 'missing-before' })
      if (entry.priorHash !== last.hash) faults.push({ at, what: 'does-not-follow' })
      if (entry.hash !== hashOf(entry.priorHash, entry)) faults.push({ at, what: 'changed' })
      if (anchored.get(entry.seq)?.some(({ hash }) => hash !== entry.hash))
        faults.push({ at, what: 'not-the-anchored' })
      if (entry.seq > anchoredUpTo && entry.at < oldest && !isLate) {
        faults.push({ at, what: 'not-anchored' })
        isLate = true
      }
      last = { seq: entry.seq, hash: entry.hash }
      entries++
    }
    progress(last.seq)
    if (rows.length < batch) break
  }
  faults.push(...(await faultsOfEnd(anchoredUpTo)))
  return { entries, anchors: anchors.length, anchoredUpTo, faults }
}

/** Also while the service runs: what was added meanwhile moved the end with it. */
async function faultsOfEnd(anchoredUpTo: number): Promise<AuditFault[]> {
  const end = await endOfAudit()
  const last = end.last === 0 ? null : await AuditEntry.findByPk(end.last)
  const at = { seq: end.last }
  return [
    ...(end.seq === end.last && end.hash === (last?.hash ?? '') ? [] : [{ at, what: 'end-differs' as const }]),
    ...(anchoredUpTo > end.last ? [{ at, what: 'cut-off' as const }] : []),
  ]
}

/** Anchors whose signature is right; what is wrong with the others, and with their order. */
function readAnchors(
  lines: string[],
  publicKeys: SigningKeys['publicKeys'],
): { anchors: Anchor[]; faults: AuditFault[] } {
  const faults: AuditFault[] = []
  const anchors = lines.flatMap((line, index) => {
    const at = { line: index + 1 }
    const anchor = readAnchor(line, publicKeys)
    if (typeof anchor === 'string') {
      faults.push({ at, what: `anchor-${anchor}` })
      return []
    }
    if (anchor.previous !== lineHash(lines[index - 1])) faults.push({ at, what: 'anchor-does-not-follow' })
    if (anchor.count !== anchor.seq) faults.push({ at, what: 'anchor-count-differs' })
    return [anchor]
  })
  return { anchors, faults }
}
