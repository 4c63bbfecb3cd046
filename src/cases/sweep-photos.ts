import { Op } from 'sequelize'
import { Attachment } from '../../models/attachment.ts'
import { Draft } from '../../models/draft.ts'
import type { CaseWorld } from './case-world.ts'
import { looseDays } from './retention/classes.ts'

const dayMs = 86_400_000
/** More wait for the next day. */
const mostAtOnce = 5_000
const inOneTransaction = 100

type SweepingWorld = Pick<CaseWorld, 'clock' | 'files' | 'transaction'>

/**
 * Removes photos that no case has claimed in thirty days, unless a form of their owner that is not finished names them:
 * those stay as long as the form. Returns how many went; `told` hears it of each transaction, within it.
 */
export async function sweepPhotos(world: SweepingWorld, told: (count: number) => void = () => {}): Promise<number> {
  const loose = await findLoosePhotos(world)
  let swept = 0
  for (let from = 0; from < loose.length; from += inOneTransaction) {
    swept += await world.transaction(async () => {
      const id = loose.slice(from, from + inOneTransaction)
      // A case may have claimed one meanwhile.
      const photos = await Attachment.findAll({ where: { id, caseId: { [Op.is]: null } }, lock: true })
      const ids = photos.map((photo) => photo.id)
      await Attachment.destroy({ where: { id: ids } })
      // While the rows can still come back: what no row names would never be removed.
      for (const each of ids) await world.files.remove(each)
      told(ids.length)
      return ids.length
    })
  }
  return swept
}

export async function countLoosePhotos(world: SweepingWorld): Promise<number> {
  return (await findLoosePhotos(world)).length
}

async function findLoosePhotos({ clock }: SweepingWorld): Promise<string[]> {
  const before = new Date(clock.now().getTime() - looseDays * dayMs)
  const old = await Attachment.findAll({
    where: { caseId: { [Op.is]: null }, createdAt: { [Op.lt]: before } },
    order: [['createdAt', 'ASC']],
    limit: mostAtOnce,
  })
  const loose: string[] = []
  for (const photos of Map.groupBy(old, ({ citizenId, staffId }) => citizenId ?? staffId).values()) {
    const { citizenId, staffId } = photos[0] as Attachment
    const forms = await Draft.findAll({ where: citizenId === null ? { staffId } : { citizenId } })
    // The names in a form are the client's own, so an id is looked for wherever it may stand: it is random.
    const named = JSON.stringify(forms.map(({ content }) => content))
    loose.push(...photos.map(({ id }) => id).filter((id) => !named.includes(id)))
  }
  return loose
}
