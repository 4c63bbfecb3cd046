import { expect } from 'chai'
import { api, staffToken } from '../support/api.ts'
import { ask, atOnce, stopAsking } from './matrix-ask.ts'
import { faultOf, isAsked } from './matrix-fate.ts'
import { type Asker, openMatrix, type Things } from './matrix-people.ts'
import { type Asked, apiRoutes, pageRoutes } from './matrix-routes.ts'
import { rules } from './matrix-table.ts'

describe('every route, asked by everybody', function () {
  this.timeout(180_000)
  let askers: Asker[]
  let things: Things
  before(async () => {
    ;({ askers, things } = await openMatrix())
  })
  after(async () => {
    stopAsking()
    const token = await staffToken('system-admin')
    const { json } = await api('GET', '/v1/admin/local-promises', { token })
    for (const { id, basis } of json.items)
      if (basis === '样本办发〔2026〕9号') await api('DELETE', `/v1/admin/local-promises/${id}`, { token })
  })

  async function faultsOf(all: Asked[]): Promise<string[]> {
    const faults: string[] = []
    for (const [turn, asked] of all.entries()) {
      const { body: given } = asked.rule
      const those = askers.filter((asker) => isAsked(asked, asker, turn))
      while (those.length > 0)
        await Promise.all(
          those.splice(0, atOnce).map(async (asker) => {
            const body = typeof given === 'function' ? await given() : given
            const sent = body && asked.method !== 'GET' && !asked.page ? JSON.stringify(body) : undefined
            const fault = faultOf(asked, asker, await ask(asked, asker, things, sent), things.secrets)
            if (fault !== undefined) faults.push(`${asked.name}, ${asker.name}: ${fault}`)
          }),
        )
    }
    return faults
  }

  it('has its rule, unless it is open to everybody or to a scope; and no rule is without its route', async () => {
    const all = [...(await apiRoutes()), ...(await pageRoutes())]
    const ruled = all.filter(({ access }) => access !== 'public' && typeof access === 'string').map(({ name }) => name)
    expect(ruled.filter((name) => !rules.has(name))).to.deep.equal([])
    const names = all.map(({ name }) => name)
    expect([...rules.keys()].filter((name) => !names.includes(name))).to.deep.equal([])
  })

  it('of the API lets in whom its rule lets in, and tells nobody what is not theirs', async () => {
    expect(await faultsOf(await apiRoutes())).to.deep.equal([])
  })

  it('of the pages likewise', async () => {
    expect(await faultsOf(await pageRoutes())).to.deep.equal([])
  })
})
