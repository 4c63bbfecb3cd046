import { createHash } from 'node:crypto'
import { Listening } from '../../models/listening.ts'
import { ListeningReport } from '../../models/listening-report.ts'

export interface ListeningKey {
  citizenId: string
  serviceId: string
  noticeVersion: string
}

/** SHA-256 in hexadecimal of the hash before it ('' for the first), whose it is, what was heard, and when. */
function hashOf(previous: string, key: ListeningKey, sentences: number[], at: Date): string {
  const { citizenId, serviceId, noticeVersion } = key
  return createHash('sha256')
    .update(JSON.stringify([previous, citizenId, serviceId, noticeVersion, sentences, at.toISOString()]))
    .digest('hex')
}

/** Chains a report to those before it. The caller holds the turn of the key. */
export async function appendReport(key: ListeningKey, sentences: number[], at: Date): Promise<void> {
  const last = await lastReport(key)
  const hash = hashOf(last?.hash ?? '', key, sentences, at)
  await ListeningReport.create({ ...key, seq: (last?.seq ?? 0) + 1, sentences, at, hash })
}

export function lastReport(key: ListeningKey): Promise<ListeningReport | null> {
  return ListeningReport.findOne({ where: { ...key }, order: [['seq', 'DESC']] })
}

export interface ChainVerdict {
  /** The first report (from 1) that is not what was written, or that is missing; null when all is as it was. */
  brokenAt: number | null
  /** The last hash: one that a consent holds must be among the reports. */
  hash: string | null
}

/**
 * Whether the reports are what was written, in their order, and add up to what counts as heard. `proofHash`, from a
 * consent, also finds reports that were cut off at the end or written anew.
 */
export async function verifyListening(key: ListeningKey, proofHash?: string): Promise<ChainVerdict> {
  const reports = await ListeningReport.findAll({ where: { ...key }, order: [['seq', 'ASC']] })
  const heard: number[] = []
  let previous = ''
  for (const [index, { seq, sentences, at, hash }] of reports.entries()) {
    if (seq !== index + 1 || hash !== hashOf(previous, key, sentences, at)) return { brokenAt: index + 1, hash: null }
    heard.push(...sentences)
    previous = hash
  }
  const counted = (await Listening.findOne({ where: { ...key } }))?.sentences ?? []
  const isWhole =
    String(heard.sort((a, b) => a - b)) === String(counted) &&
    (proofHash === undefined || reports.some(({ hash }) => hash === proofHash))
  return { brokenAt: isWhole ? null : reports.length + 1, hash: reports.at(-1)?.hash ?? null }
}
