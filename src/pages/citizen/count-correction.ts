import type { HttpWorld } from '../../http/http-world.ts'
import type { Wizard } from './wizard.ts'

/**
 * Counts, once for each reading, whether the person had to put right what was read of name and number. A home that is
 * another than the card's is nobody's misreading, and what was not read at all was counted as doubtful before.
 */
export async function countCorrection({ countCard }: Pick<HttpWorld, 'countCard'>, wizard: Wizard): Promise<void> {
  const { card, applicant } = wizard
  if (!card?.read) return
  const { name, idNumber, residence } = card.read
  const isKept = (name === null || name === applicant.name) && (idNumber === null || idNumber === applicant.idNumber)
  card.read = null
  await countCard(isKept ? 'kept' : 'corrected', residence)
}
