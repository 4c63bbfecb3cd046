import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Connections to a service on this machine that ask again as soon as they are answered, at a small part of what a full HTTP client costs: it is the service that is measured. */
export interface Lanes {
  /** Posts what `body` makes to a path for so many milliseconds; answers per second. Rejects at a status that is not 200. */
  post(path: string, body: () => string, ms: number): Promise<number>
  close(): void
}

export async function openLanes(port: number, count: number): Promise<Lanes> {
  const sockets = await Promise.all(Array.from({ length: count }, () => open(port)))
  let sent = 0
  const request = (path: string, body: string) => {
    const number = sent++
    return [
      `POST ${path} HTTP/1.1`,
      'Host: 127.0.0.1',
      'Authorization: Bearer bench-key',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      // Every request from another address: limits by address are not what is measured.
      `X-Forwarded-For: 10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
      '',
      body,
    ].join('\r\n')
  }
  return {
    async post(path, body, ms) {
      let answered = 0
      const end = performance.now() + ms
      const lane = async (socket: Socket) => {
        for (; performance.now() < end; answered++) await exchange(socket, request(path, body()))
      }
      await Promise.all(sockets.map(lane))
      return (answered / ms) * 1000
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}

async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  return socket.setNoDelay(true).setEncoding('latin1')
}

/** One request, and its answer to the last byte that its Content-Length tells. */
function exchange(socket: Socket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let have = ''
    const take = (chunk: string) => {
      have += chunk
      const head = have.indexOf('\r\n\r\n')
      const length = /content-length: (\d+)/i.exec(have)?.[1]
      if (head < 0 || have.length < head + 4 + Number(length)) return
      socket.off('data', take).off('close', fail)
      if (have.startsWith('HTTP/1.1 200 ')) resolve()
      else reject(new Error(have.slice(0, have.indexOf('\r\n'))))
    }
    const fail = () => reject(new Error('the service closed the connection'))
    socket.on('data', take).once('close', fail)
    socket.write(text)
  })
}
