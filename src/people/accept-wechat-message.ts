import { Citizen } from '../../models/citizen.ts'
import { WechatGrant } from '../../models/wechat-grant.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'

/** More than one case brings about; each is one message. */
const mostGrants = 20

/**
 * The person accepted one message in WeChat's own window. The code of `wx.login` says who to send it to; the openid is
 * kept sealed until that message is sent. Throws `citizen.phone_taken` when the WeChat account is another citizen's.
 */
export async function acceptWechatMessage(
  world: Pick<CaseWorld, 'clock' | 'transaction' | 'wechat'>,
  citizenId: string,
  code: string,
): Promise<void> {
  if (world.wechat === undefined) throw new Problem('wechat.unavailable')
  const { openidHash, sealedOpenid } = await world.wechat.identify(code)
  await world.transaction(async () => {
    const citizen = await Citizen.findByPk(citizenId, { rejectOnEmpty: true, lock: true })
    const holder = await Citizen.findOne({ where: { openidHash } })
    if (holder !== null && holder.id !== citizenId) throw new Problem('citizen.phone_taken')
    if (citizen.openidHash === null) await citizen.update({ openidHash })
    if ((await WechatGrant.count({ where: { citizenId } })) >= mostGrants) return
    await WechatGrant.create({ id: newId(), citizenId, sealedOpenid, createdAt: world.clock.now() })
  })
}
