import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import Koa from 'koa'
import { limitByAddress } from '../../src/http/middleware/limit.ts'
import { asProblem } from '../../src/http/problem.ts'
import type { RequestState } from '../../src/http/request-state.ts'

describe('limits by address', () => {
  let close: () => void
  let ask: (path: string, address: string, method?: string) => Promise<number>
  before(async () => {
    const app = new Koa<RequestState>({ proxy: true })
    app.use(async (ctx, next) => {
      try {
        await next()
        ctx.status = 204
      } catch (error) {
        ctx.status = asProblem(error).status
      }
    })
    app.use(limitByAddress({ exemptLoopback: true }))
    const server = createServer(app.callback())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    ask = async (path, address, method = 'POST') =>
      (await fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { 'x-forwarded-for': address } })).status
    close = () => server.close()
  })
  after(() => close())

  const many = async (count: number, path: string, address: string, method?: string) => {
    const told: number[] = []
    for (let i = 0; i < count; i++) told.push(await ask(path, address, method))
    return told.filter((status) => status === 429).length
  }

  it('let a household read on, and stop who calls without end', async () => {
    expect(await many(300, '/v1/services', '203.0.113.1', 'GET')).to.equal(0)
    expect(await ask('/v1/services', '203.0.113.1', 'GET')).to.equal(429)
    expect(await ask('/v1/services', '203.0.113.2', 'GET')).to.equal(204)
  })

  it('do not hold for the machine of a demonstration itself', async () => {
    expect(await many(320, '/v1/sessions', '127.0.0.1')).to.equal(0)
  })
})
