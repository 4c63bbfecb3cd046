import { expect } from 'chai'
import { ConnectionAcquireTimeoutError } from 'sequelize'
import { Case } from '../../models/case.ts'
import { isPassing, unlessAway } from '../../src/db/passing.ts'
import { asProblem } from '../../src/http/problem.ts'
import { service } from '../support/service.ts'

/** What the database itself throws for this SQLSTATE. */
async function thrownFor(state: string): Promise<unknown> {
  await service()
  const statement = `DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '${state}'; END $$`
  return Case.sequelize?.query(statement).catch((error: unknown) => error)
}

describe('what a database says no with', () => {
  it('is told as 503 with the seconds to wait when it is over in a while', async () => {
    for (const state of ['57014', '57P01', '53300', '53100', '40P01', '40001', '08006']) {
      const { code, status } = asProblem(await thrownFor(state))
      expect([state, code, status]).to.deep.equal([state, 'service.unavailable', 503])
    }
    expect(isPassing(new ConnectionAcquireTimeoutError(new Error('x')))).to.equal(true)
    expect(isPassing(new Error('Connection terminated unexpectedly'))).to.equal(true)
  })

  it('is a fault of ours otherwise, and never passed over', async () => {
    for (const state of ['42P01', '22001', '23514']) {
      const error = await thrownFor(state)
      expect([state, asProblem(error).code]).to.deep.equal([state, 'internal'])
      const passed = await unlessAway(Promise.reject(error), 'passed over').catch((thrown: unknown) => thrown)
      expect(passed).to.equal(error)
    }
  })
})
