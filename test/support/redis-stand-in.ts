import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'

/** A Redis that knows the few commands of the service, for tests that stop it; it forgets nothing by time. */
export async function redisStandIn() {
  const kept = new Map<string, string>()
  const sockets = new Set<Socket>()
  let hanging = false
  let server: Server
  let port = 0

  const bulk = (text: string | undefined) =>
    text === undefined ? '$-1\r\n' : `$${Buffer.byteLength(text)}\r\n${text}\r\n`
  const answers: Record<string, (args: string[]) => string> = {
    HELLO: () => '%2\r\n+server\r\n+redis\r\n+proto\r\n:3\r\n',
    PING: () => '+PONG\r\n',
    GET: ([key = '']) => bulk(kept.get(key)),
    SET: ([key = '', value = '']) => {
      kept.set(key, value)
      return '+OK\r\n'
    },
    // The one script that is used: adds to a count and tells it with what is left of its time.
    EVAL: ([, , key = '', points, seconds]) => {
      const count = Number(kept.get(key) ?? 0) + Number(points)
      kept.set(key, String(count))
      return `*2\r\n:${count}\r\n:${Number(seconds) * 1000}\r\n`
    },
  }

  function listen(socket: Socket): void {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    let text = ''
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk
      for (let command = firstCommand(text); command !== undefined; command = firstCommand(text)) {
        text = text.slice(command.length)
        const [name = '', ...args] = command.words
        if (!hanging) socket.write(answers[name.toUpperCase()]?.(args) ?? '+OK\r\n')
      }
    })
  }

  const standIn = {
    url: '',
    keys: () => [...kept.keys()],
    hang: () => {
      hanging = true
    },
    async start() {
      hanging = false
      server = createServer(listen)
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
      port = (server.address() as AddressInfo).port
      standIn.url = `redis://127.0.0.1:${port}`
    },
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  await standIn.start()
  return standIn
}

/** Of `*2\r\n$3\r\nGET\r\n$1\r\na\r\n`; undefined until all of it is there. */
function firstCommand(text: string): { words: string[]; length: number } | undefined {
  const head = /^\*(\d+)\r\n/.exec(text)
  if (head === null) return undefined
  const words: string[] = []
  let at = head[0].length
  for (let i = 0; i < Number(head[1]); i++) {
    const size = /^\$(\d+)\r\n/.exec(text.slice(at))
    if (size === null) return undefined
    at += size[0].length
    const word = text.slice(at, at + Number(size[1]))
    if (text.length < at + Number(size[1]) + 2) return undefined
    words.push(word)
    at += word.length + 2
  }
  return { words, length: at }
}
