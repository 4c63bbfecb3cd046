import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { expect } from 'chai'
import { openServer } from '../../src/http/open-server.ts'

const idleMs = 200
/** More than the machine keeps on the way. */
const muchBytes = 64 * 1024 * 1024

describe('a server', () => {
  it('cuts off who asks and does not take the answer', async () => {
    const server = openServer(idleMs)
    const left = new Promise((resolve) => {
      server.once('request', (_, response) => {
        response.once('close', resolve)
        response.end(Buffer.alloc(muchBytes))
      })
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1').pause()
    client.on('error', () => undefined)
    client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    const begun = performance.now()
    await left
    expect(performance.now() - begun).to.be.below(10 * idleMs)
    client.destroy()
    server.close()
  })
})
