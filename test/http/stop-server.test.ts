import { Agent, createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { stopperOf } from '../../src/http/stop-server.ts'

/** A server, most of whose answers take a moment, and some as long as its connections have when it stops. */
async function started(): Promise<{ server: Server; stop(): Promise<void> }> {
  const server = createServer((_, response) => {
    setTimeout(() => response.end('here'), Math.random() < 0.1 ? 290 + Math.random() * 20 : 2)
  })
  const stop = stopperOf(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, stop }
}

/** Asks again and again on one kept connection until the server takes no new ones; `ends` tells how each request ended. */
async function askOn(server: Server, ends: string[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const { port } = server.address() as AddressInfo
  while (ends.at(-1) !== 'ECONNREFUSED' && ends.length < 5_000) {
    ends.push(
      await new Promise((resolve) => {
        const sent = request({ agent, port, host: '127.0.0.1' }, (response) => {
          response.resume().on('end', () => resolve(String(response.statusCode)))
        })
        sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message)).end()
      }),
    )
  }
  agent.destroy()
}

describe('stopping a server', () => {
  it('breaks no request on a connection that is kept, however often it is stopped', async () => {
    const round = async () => {
      const { server, stop } = await started()
      const ends = Array.from({ length: 8 }, (): string[] => [])
      const asking = ends.map((each) => askOn(server, each))
      while (ends.some((each) => each.length < 3)) await pause(Math.random() * 5)
      await stop()
      await Promise.all(asking)
      expect([...new Set(ends.flat())].sort()).to.deep.equal(['200', 'ECONNREFUSED'])
    }
    await Promise.all(Array.from({ length: 8 }, round))
  })

  it('ends a connection that brings nothing more', async () => {
    const { server, stop } = await started()
    const agent = new Agent({ keepAlive: true })
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) =>
      request({ agent, port, host: '127.0.0.1' }, (response) => response.resume().on('end', resolve)).end(),
    )
    await stop()
    expect(server.listening).to.equal(false)
    agent.destroy()
  })
})
