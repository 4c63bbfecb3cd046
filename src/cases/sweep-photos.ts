import { Op } from 'sequelize'
import { Attachment } from '../../models/attachment.ts'
import { Draft } from '../../models/draft.ts'
import type { CaseWorld } from './case-world.ts'

/** A form that is begun and left is taken up again within days, if ever. */
export const looseDays = 30
const dayMs = 86_400_000
/** More wait for the next day. */
const mostAtOnce = 5_000

/**
 * Removes photos that no case has claimed in thirty days, unless a form of their owner that is not finished names them:
 * those stay as long as the form. Returns how many went.
 */
export async function sweepPhotos(world: Pick<CaseWorld, 'clock' | 'files' | 'transaction'>): Promise<number> {
  const before = new Date(world.clock.now().getTime() - looseDays * dayMs)
  const old = await Attachment.findAll({
    where: { caseId: { [Op.is]: null }, createdAt: { [Op.lt]: before } },
    order: [['createdAt', 'ASC']],
    limit: mostAtOnce,
  })
  let swept = 0
  for (const [citizenId, photos] of Map.groupBy(old, (photo) => photo.citizenId)) {
    const forms = citizenId === null ? [] : await Draft.findAll({ where: { citizenId } })
    // The names in a form are the client's own, so an id is looked for wherever it may stand: it is random.
    const named = JSON.stringify(forms.map(({ content }) => content))
    const gone = photos.filter(({ id }) => !named.includes(id)).map(({ id }) => id)
    for (const id of gone) {
      // A case may have claimed it meanwhile.
      if ((await Attachment.destroy({ where: { id, caseId: { [Op.is]: null } } })) === 0) continue
      await world.files.remove(id)
      swept++
    }
  }
  return swept
}
