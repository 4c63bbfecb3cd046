import { Op, type WhereOptions } from 'sequelize'
import { Case } from '../../models/case.ts'
import { Citizen } from '../../models/citizen.ts'
import { sealedAs } from '../../models/sealed-column.ts'
import { newestFirst } from '../db/cursor.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { type CaseSubject, mayCase } from '../policies/may.ts'
import { bucketOf, caseStates } from './workflow.ts'

/** What stands in one village within this time may be one incident. */
const incidentMs = 14 * 86_400_000
/** More are counted, not listed. */
const listed = 10
const openStates = caseStates.filter((state) => bucketOf(state) === 'processing')

export interface Alike {
  serviceId: string
  idNumber: string
  /** Of twelve digits. */
  village: string
  problems: string[]
  at: Date
  /** A case that is not like itself. */
  except?: string
}

/**
 * Open cases that this one may repeat: of the same person and service, or drinking water of the same village with a
 * problem in common. Citizens get what they filed or own, and of a village's water how many there are besides; whether
 * another person has asked for help is nobody else's to learn.
 */
export async function findSimilar(actor: CitizenActor, alike: Alike): Promise<{ mine: Case[]; others: number }> {
  const mine = { [Op.or]: [{ applicantId: actor.citizenId }, { citizenId: actor.citizenId }] }
  const [own, village, ownOfVillage] = await Promise.all([
    Case.findAll({
      where: { [Op.and]: [mine, { [Op.or]: [ofPerson(alike), ...ofVillage(alike)] }, open(alike)] },
      order: newestFirst,
      limit: listed,
    }),
    countVillage(alike, {}),
    countVillage(alike, mine),
  ])
  return { mine: own, others: village - ownOfVillage }
}

/** The same for staff: how many there are, and those that they may open. Only who may know the person learns of their other cases. */
export async function findSimilarForStaff(
  actor: StaffActor,
  subject: CaseSubject,
  alike: Alike,
): Promise<{ count: number; items: Case[] }> {
  const person = mayCase(actor, 'read-reporter', subject) ? [ofPerson(alike)] : []
  const likeness = [...person, ...ofVillage(alike)]
  if (likeness.length === 0) return { count: 0, items: [] }
  const { rows, count } = await Case.findAndCountAll({
    where: { [Op.and]: [{ [Op.or]: likeness }, open(alike)] },
    order: newestFirst,
    limit: listed,
  })
  return { count, items: rows.filter((each) => mayCase(actor, 'read', each)) }
}

export function alikeOf(record: Case): Alike {
  const { id, serviceId, applicant, problemDivision, problems, createdAt } = record
  return { serviceId, idNumber: applicant.idNumber, village: problemDivision, problems, at: createdAt, except: id }
}

function open({ serviceId, except }: Alike): WhereOptions<Case> {
  return { serviceId, state: openStates, ...(except === undefined ? {} : { id: { [Op.ne]: except } }) }
}

function ofPerson({ idNumber }: Alike): WhereOptions<Case> {
  return sealedAs(Citizen, 'idNumber', idNumber)
}

function ofVillage({ serviceId, village, problems, at }: Alike): WhereOptions<Case>[] {
  if (serviceId !== 'drinking-water' || problems.length === 0) return []
  const near: [Date, Date] = [new Date(at.getTime() - incidentMs), new Date(at.getTime() + incidentMs)]
  return [{ problemDivision: village, problems: { [Op.overlap]: problems }, createdAt: { [Op.between]: near } }]
}

async function countVillage(alike: Alike, whose: WhereOptions<Case>): Promise<number> {
  const [village] = ofVillage(alike)
  return village === undefined ? 0 : Case.count({ where: { [Op.and]: [village, open(alike), whose] } })
}
