import { createServer, type IncomingMessage } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** The part of `ws` (which the speech SDK brings along, without types) that a server of ours needs. */
interface Peer {
  send(data: string | Buffer): void
  close(code: number, reason?: string): void
  on(event: 'message', listener: (data: Buffer, isBinary: boolean) => void): void
  on(event: 'error', listener: () => void): void
}
interface PeerServer {
  handleUpgrade(request: IncomingMessage, socket: Socket, head: Buffer, done: (peer: Peer) => void): void
  close(): void
}
const { WebSocketServer } = createRequire(import.meta.url)('ws') as {
  WebSocketServer: new (options: { noServer: true }) => PeerServer
}

export const azureFaults = [
  401,
  429,
  503,
  'close-1007',
  'drop',
  'close-1000',
  'silence',
  'no-request-id',
  'drip',
] as const
export type AzureFault = (typeof azureFaults)[number]

export interface AzureStandIn {
  host: string
  /** What goes wrong from now on: statuses at the handshake, the others in the middle of a turn. */
  fault: AzureFault | undefined
  /** Handshakes as they came. */
  handshakes: { url: string; headers: IncomingMessage['headers'] }[]
  /** The documents that were to be spoken. */
  documents: string[]
  /** Ends all connections, as the service does with idle ones. */
  hangUp(): void
  /** Connections that are open now. */
  sockets(): number
  close(): Promise<void>
}

const rate = 24_000
const secondsPerCharacter = 0.05
const ticksPerSecond = 10_000_000

/**
 * Azure's text-to-speech WebSocket as the SDK sees it: text frames of headers and a body, binary frames with the length
 * of their header in front, times in ticks of 100 ns. It says a tone of 50 ms for every character.
 */
export async function azureStandIn(fault?: AzureFault): Promise<AzureStandIn> {
  const peers = new WebSocketServer({ noServer: true })
  const open = new Set<Socket>()
  const server = createServer()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => undefined)
  })
  server.on('upgrade', (request, socket: Socket, head) => {
    standIn.handshakes.push({ url: request.url ?? '', headers: request.headers })
    if (typeof standIn.fault === 'number') {
      socket.end(`HTTP/1.1 ${standIn.fault} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)
      return
    }
    peers.handleUpgrade(request, socket, head, (peer) => {
      peer.on('error', () => undefined)
      peer.on('message', (data, isBinary) => {
        if (!isBinary) void receive(peer, socket, data.toString())
      })
    })
  })

  async function receive(peer: Peer, socket: Socket, frame: string): Promise<void> {
    const [head = '', body = ''] = frame.split(/\r\n\r\n(.*)/s)
    const header = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(head)?.[1]?.trim() ?? ''
    if (header('Path') !== 'ssml') return
    standIn.documents.push(body)
    await speak(peer, socket, header('X-RequestId'), wordsOf(body))
  }

  async function speak(peer: Peer, socket: Socket, requestId: string, text: string): Promise<void> {
    const { fault } = standIn
    const tell = (path: string, body: object, id: string | undefined = requestId) =>
      peer.send(
        `${id === '' ? '' : `X-RequestId:${id}\r\n`}Path:${path}\r\nContent-Type:application/json\r\n\r\n${JSON.stringify(body)}`,
      )
    const audio = (bytes: Buffer) => {
      const head = Buffer.from(`X-RequestId:${requestId}\r\nX-StreamId:S\r\nPath:audio\r\n`)
      const length = Buffer.alloc(2)
      length.writeUInt16BE(head.length)
      peer.send(Buffer.concat([length, head, bytes]))
    }
    if (fault === 'silence') return
    if (fault === 'close-1007') return peer.close(1007, 'the document is not understood')
    tell('turn.start', { context: { serviceTag: 'stand-in' } })
    tell('response', { context: { serviceTag: 'stand-in' }, audio: { type: 'inline', streamId: 'S' } })
    const sound = tone(text.length * secondsPerCharacter)
    // Odd on purpose: the service cuts its audio anywhere.
    const half = (sound.length >> 1) | 1
    audio(sound.subarray(0, half))
    if (fault === 'drip') {
      while (open.has(socket)) {
        await pause(40)
        audio(Buffer.alloc(2))
      }
      return
    }
    // The first half has to be on its way before the fault.
    if (fault !== undefined) await pause(20)
    if (fault === 'drop') return void socket.resetAndDestroy()
    if (fault === 'close-1000') return peer.close(1000)
    if (fault === 'no-request-id') return tell('audio.metadata', { Metadata: [] }, '')
    audio(sound.subarray(half))
    tell('audio.metadata', { Metadata: boundaries(text) })
    tell('turn.end', {})
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const standIn: AzureStandIn = {
    host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fault,
    handshakes: [],
    documents: [],
    sockets: () => open.size,
    hangUp() {
      for (const socket of open) socket.destroy()
    },
    async close() {
      peers.close()
      standIn.hangUp()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return standIn
}

function wordsOf(document: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return document.replace(/<[^>]*>/g, '').replace(/&(\w+);/g, (_, name: string) => names[name] ?? '')
}

/** Words of two characters, and the sentence. */
function boundaries(text: string): object[] {
  const at = (index: number) => Math.round(index * secondsPerCharacter * ticksPerSecond)
  const boundary = (type: string, index: number, said: string) => ({
    Type: type,
    Data: {
      Offset: at(index),
      Duration: at(said.length),
      text: { Text: said, Length: said.length, BoundaryType: type },
    },
  })
  const words = [...text.matchAll(/[\p{L}\p{N}]{1,2}/gu)]
  return [boundary('SentenceBoundary', 0, text), ...words.map((word) => boundary('WordBoundary', word.index, word[0]))]
}

function tone(seconds: number): Buffer {
  const bytes = Buffer.alloc(Math.round(seconds * rate) * 2)
  for (let i = 0; i < bytes.length / 2; i++)
    bytes.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * 440 * i) / rate)), i * 2)
  return bytes
}

/** What the log must call each fault. */
export const codeOfFault: [AzureFault, string][] = [
  [401, 'azure.unauthorised'],
  [429, 'azure.too_many_requests'],
  [503, 'azure.overloaded'],
  ['close-1007', 'azure.rejected'],
  ['drop', 'azure.connection_lost'],
  ['close-1000', 'azure.ended_early'],
  ['silence', 'azure.silent'],
  ['no-request-id', 'azure.silent'],
  ['drip', 'azure.too_slow'],
]
