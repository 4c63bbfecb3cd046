import { Op } from 'sequelize'
import { Case } from '../../models/case.ts'
import { Consent } from '../../models/consent.ts'
import { Problem } from '../kernel/errors.ts'
import type { CitizenActor } from '../policies/actor.ts'
import { mayCase } from '../policies/may.ts'

/** Somebody with a hundred cases has fewer; older ones stand with their cases. */
const shown = 500

export interface CaseConsent {
  consent: Consent
  /** Null for what was given for no case. */
  record: Case | null
}

/** What a citizen has agreed to, with their cases and at other moments, newest first. */
export async function findConsents(actor: CitizenActor): Promise<CaseConsent[]> {
  const cases = await Case.findAll({ where: { applicantId: actor.citizenId } })
  const byId = new Map(cases.map((record) => [record.id, record]))
  const consents = await Consent.findAll({
    where: { [Op.or]: [{ citizenId: actor.citizenId }, { caseId: [...byId.keys()] }] },
    order: [
      ['at', 'DESC'],
      ['purpose', 'ASC'],
    ],
    limit: shown,
  })
  return consents.map((consent) => ({ consent, record: byId.get(consent.caseId ?? '') ?? null }))
}

/** One of them; `consent.not_found` also when it is somebody else's. With `lock` its case waits for nobody else's step. */
export async function findConsent(actor: CitizenActor, id: string, { lock = false } = {}): Promise<CaseConsent> {
  const consent = await Consent.findByPk(id)
  // A case is locked before what belongs to it, as in every step.
  const record = consent?.caseId ? await Case.findByPk(consent.caseId, { lock }) : null
  const mine = record === null ? consent?.citizenId === actor.citizenId : mayCase(actor, 'own', record)
  if (consent === null || !mine) throw new Problem('consent.not_found')
  if (lock) await consent.reload({ lock })
  return { consent, record }
}
