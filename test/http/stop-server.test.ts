import { Agent, createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { stopServer } from '../../src/http/stop-server.ts'

const answerMs = 2

/** A server whose answers take a moment. */
async function started(): Promise<Server> {
  const server = createServer((_, response) => {
    setTimeout(() => response.end('here'), answerMs)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
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
    for (let round = 0; round < 8; round++) {
      const server = await started()
      const ends = Array.from({ length: 8 }, (): string[] => [])
      const asking = ends.map((each) => askOn(server, each))
      while (ends.some((each) => each.length < 5)) await pause(Math.random() * 5)
      await stopServer(server)
      await Promise.all(asking)
      expect([...new Set(ends.flat())].sort()).to.deep.equal(['200', 'ECONNREFUSED'])
    }
  })

  it('ends a connection that brings nothing more', async () => {
    const server = await started()
    const agent = new Agent({ keepAlive: true })
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) =>
      request({ agent, port, host: '127.0.0.1' }, (response) => response.resume().on('end', resolve)).end(),
    )
    await stopServer(server)
    expect(server.listening).to.equal(false)
    agent.destroy()
  })
})
