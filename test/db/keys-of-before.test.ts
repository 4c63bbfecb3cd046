import { readdirSync } from 'node:fs'
import { expect } from 'chai'
import type { Sequelize } from 'sequelize'
import { ApiClient } from '../../models/api-client.ts'
import { hashToken } from '../../src/kernel/ids.ts'
import { findActor } from '../../src/people/find-actor.ts'
import { serviceParts } from '../support/parts.ts'
import { newSeals } from '../support/seals.ts'

const folder = new URL('../../migrations/', import.meta.url)
const clock = { now: () => new Date('2031-06-01T09:00:00+08:00') }

class Undo extends Error {}

describe('a database from before clients had several keys', () => {
  it('lets the key and the sessions of before in, without limits, until they end as they would have', async () => {
    const { transaction } = await serviceParts()
    const sequelize = ApiClient.sequelize as Sequelize
    const names = readdirSync(folder).sort()
    const step = async (all: string[]) => {
      for (const name of all) await (await import(new URL(name, folder).href)).up(sequelize, newSeals())
    }
    const found = transaction(async () => {
      await sequelize.query('CREATE SCHEMA before_keys; SET LOCAL search_path TO before_keys')
      const first = names.indexOf('0030-api-keys.ts')
      await step(names.slice(0, first))
      await sequelize.query(`
        INSERT INTO api_clients (id, name, key_hash, scopes, created_at)
          VALUES ('old', '样本·旧', '${hashToken('a-key-of-before')}', '{ocr:write}', now());
        INSERT INTO citizens (id, created_at) VALUES ('c', now());
        INSERT INTO sessions (token_hash, citizen_id, expires_at, created_at)
          VALUES ('${hashToken('a-session')}', 'c', '2031-06-20T00:00:00+08:00', now());
      `)
      await step(names.slice(first))
      const client = await findActor({ clock }, 'a-key-of-before')
      expect(client).to.deep.include({ kind: 'client', clientId: 'old', isTest: false, scopes: ['ocr:write'] })
      expect(
        Object.values(client?.kind === 'client' ? (client.limits ?? {}) : {}).every((each) => each === null),
      ).to.equal(true)
      expect(await findActor({ clock }, 'a-session')).to.include({ kind: 'citizen', citizenId: 'c' })
      const later = { now: () => new Date('2031-06-21T00:00:00+08:00') }
      expect(await findActor({ clock: later }, 'a-session')).to.equal(null)
      throw new Undo()
    })
    await found.catch((error) => {
      if (!(error instanceof Undo)) throw error
    })
  })
})
