import { connect } from 'node:net'
import { expect } from 'chai'
import { type ChildService, newFolder, startChild } from '../support/child-service.ts'

/** One connection on which requests are written one after the other, whatever has been answered so far. */
function openLine({ baseUrl }: ChildService) {
  const { hostname, port } = new URL(baseUrl)
  const socket = connect(Number(port), hostname)
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  const closed = new Promise<string>((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')))
  })
  return { write: (text: string) => socket.write(text), closed, heard: () => Buffer.concat(chunks).length }
}

describe('a service that is told to stop', function () {
  this.timeout(150_000)
  const folder = newFolder()
  let service: ChildService
  before(async () => {
    service = await startChild(folder.path)
  })
  after(async () => {
    await service.end('SIGKILL')
    folder.remove()
  })

  it('was not disturbed by a second one on its folder, which does not start', async () => {
    const second = await startChild(folder.path).then(
      () => 'started',
      (error: Error) => error.message,
    )
    expect(second)
      .to.match(/^ended with 1/)
      .and.include('is used by the running process')
    expect((await fetch(`${service.baseUrl}/healthz`)).status).to.equal(200)
  })

  it('finishes what it was asked, is no longer ready, and goes with exit code 0', async () => {
    const body = JSON.stringify({ input: 'This sentence is long enough to be spoken for a while. '.repeat(25) })
    const line = openLine(service)
    line.write(
      `POST /v1/audio/speech HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${service.demo.apiKeys.integrator}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    )
    while (line.heard() === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    const gone = service.end('SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 100))
    line.write('GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    const heard = await line.closed
    expect(heard).to.match(/^HTTP\/1\.1 200 OK/)
    expect(heard).to.include('\r\n0\r\n\r\nHTTP/1.1 503 Service Unavailable')
    expect(heard).to.match(/"ready":false,"draining":true/)
    expect(heard).to.match(/Retry-After: \d/i)
    expect(await gone).to.equal(0)
    const after = await fetch(service.baseUrl).catch((error) => error)
    expect(after).to.be.instanceOf(TypeError)
  })
})
