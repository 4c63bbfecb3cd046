import { ApiClient } from '../../models/api-client.ts'
import { Problem } from '../kernel/errors.ts'
import { checkKeeper, type Keeper } from './keep-clients.ts'

/** All clients with all their keys, by name; those that are closed as well. Throws `auth.forbidden`. */
export function findClients(actor: Keeper): Promise<ApiClient[]> {
  checkKeeper(actor)
  return ApiClient.findAll({
    include: 'keys',
    order: [
      ['name', 'ASC'],
      ['keys', 'createdAt', 'ASC'],
    ],
  })
}

/** One with its keys. Throws `auth.forbidden`, `api_client.not_found`. */
export async function findKeptClient(actor: Keeper, id: string): Promise<ApiClient> {
  checkKeeper(actor)
  const client = await ApiClient.findByPk(id, { include: 'keys', order: [['keys', 'createdAt', 'ASC']] })
  if (client === null) throw new Problem('api_client.not_found')
  return client
}
