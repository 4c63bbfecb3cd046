import { Listening } from '../../models/listening.ts'
import type { Notice } from '../catalogue/notices.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import type { ConsentMethod } from './case-parts.ts'
import { lastReport } from './listening-chain.ts'

export interface HearingProof {
  proof: 'complete' | 'partial' | null
  proofHash: string | null
}

/** What the server saw of a hearing that is claimed. A gap never keeps anybody from filing: it is written down, no more. */
export async function proveHearing(
  actor: CitizenActor | StaffActor,
  { serviceId, version, text }: Notice,
  method: ConsentMethod,
): Promise<HearingProof> {
  if (method !== 'heard') return { proof: null, proofHash: null }
  if (actor.kind !== 'citizen') return { proof: 'partial', proofHash: null }
  const key = { citizenId: actor.citizenId, serviceId, noticeVersion: version }
  const [listening, last] = [await Listening.findOne({ where: key }), await lastReport(key)]
  const isComplete = last !== null && listening?.sentences.length === text['zh-CN'].sentences.length
  return { proof: isComplete ? 'complete' : 'partial', proofHash: last?.hash ?? null }
}
