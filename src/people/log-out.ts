import { Session } from '../../models/session.ts'

export async function logOut(tokenHash: string): Promise<void> {
  await Session.destroy({ where: { tokenHash } })
}
