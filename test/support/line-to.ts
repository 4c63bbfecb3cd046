import { type AddressInfo, createServer, connect as dial, type Server, type Socket } from 'node:net'

/** A TCP line to a server that can be cut, go silent, and come back at the same port. */
export interface Line {
  /** The same URL through the line. */
  url: string
  /** Every connection breaks, and no other is accepted. */
  cut(): Promise<void>
  /** Connections stay, others are accepted; nothing comes through. */
  silence(): void
  /** Everything comes through again; what waited in silence too. */
  mend(): Promise<void>
  close(): Promise<void>
}

/** To the server that `target` names. */
export async function lineTo(target: string): Promise<Line> {
  const { hostname, port } = new URL(target)
  const pairs = new Set<[Socket, Socket]>()
  let silent = false
  const server = createServer({ pauseOnConnect: true }, (near) => {
    const far = dial(Number(port || 5432), hostname)
    const pair: [Socket, Socket] = [near, far]
    pairs.add(pair)
    for (const [from, to] of [pair, pair.toReversed() as [Socket, Socket]]) {
      from.on('data', (bytes) => to.write(bytes))
      from.on('error', () => to.destroy())
      from.on('close', () => {
        to.destroy()
        pairs.delete(pair)
      })
      if (silent) from.pause()
      else from.resume()
    }
  })
  const all = () => [...pairs].flat()
  await listen(server, 0)
  const at = (server.address() as AddressInfo).port
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String(at)
  const cut = async () => {
    const closed = server.listening ? new Promise((resolve) => server.close(resolve)) : undefined
    for (const socket of all()) socket.destroy()
    await closed
  }
  return {
    url: url.href,
    cut,
    silence() {
      silent = true
      for (const socket of all()) socket.pause()
    },
    async mend() {
      silent = false
      for (const socket of all()) socket.resume()
      if (!server.listening) await listen(server, at)
    },
    close: cut,
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
}
