import { Duplex } from 'node:stream'

/**
 * The PostgreSQL wire protocol over an in-process database, so that the ordinary `pg` client speaks to it as it would
 * to a server. https://www.postgresql.org/docs/current/protocol-message-formats.html
 */

/** What we need of PGlite: raw protocol bytes in, raw protocol bytes out, one caller at a time. */
export interface WireDatabase {
  execProtocolRawStream(message: Uint8Array, answer: { onRawData(part: Uint8Array): void }): Promise<void>
}

/** Hands the single session of the database from one stream to the next. */
export interface SessionGate {
  /** Resolves with the function that gives the session back. */
  enter(): Promise<() => void>
}

export function createSessionGate(): SessionGate {
  let last: Promise<void> = Promise.resolve()
  return {
    async enter() {
      let leave = () => {}
      const mine = new Promise<void>((resolve) => {
        leave = resolve
      })
      const before = last
      last = before.then(() => mine)
      await before
      return leave
    },
  }
}

const terminate = 'X'.charCodeAt(0)
const readyForQuery = 'Z'.charCodeAt(0)
const typeAndLength = 5
const lengthOnly = 4
/** A message longer than this is not one that our client sends; PostgreSQL's own limit is 1 GiB. */
const maxMessageBytes = 64 * 1024 * 1024

function simpleQuery(sql: string): Uint8Array {
  const text = Buffer.from(`${sql}\0`)
  const message = Buffer.alloc(typeAndLength + text.length)
  message.write('Q')
  message.writeInt32BE(lengthOnly + text.length, 1)
  text.copy(message, typeAndLength)
  return message
}
const sync = Buffer.from([0x53, 0, 0, 0, 4])

/** Of the engine's ways to answer the one that neither reads nor keeps what it hands out. */
async function answerOf(database: WireDatabase, message: Uint8Array): Promise<Buffer> {
  const parts: Buffer[] = []
  // A part lies in the engine's own memory and is soon overwritten.
  await database.execProtocolRawStream(message, { onRawData: (part) => parts.push(Buffer.from(part)) })
  return Buffer.concat(parts)
}

export class EmbeddedStream extends Duplex {
  readonly #database: WireDatabase
  readonly #gate: SessionGate
  #pending: Buffer = Buffer.alloc(0)
  #started = false
  #busy: Promise<void> = Promise.resolve()
  #leave: (() => void) | undefined
  #idle = true

  constructor(database: WireDatabase, gate: SessionGate) {
    super({ allowHalfOpen: false })
    this.#database = database
    this.#gate = gate
  }

  /** `net.Socket` methods that `pg` calls. */
  connect(): this {
    this.#gate.enter().then(
      (leave) => {
        if (this.destroyed) {
          leave()
        } else {
          this.#leave = leave
          this.emit('connect')
        }
      },
      (error) => this.destroy(error),
    )
    return this
  }
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#accept(chunk, done)
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#accept(Buffer.concat(chunks.map(({ chunk }) => chunk)), done)
  }

  #accept(bytes: Buffer, done: (error?: Error | null) => void): void {
    this.#pending = this.#pending.length === 0 ? bytes : Buffer.concat([this.#pending, bytes])
    let whole: { bytes: Buffer; ends: boolean }
    try {
      whole = this.#takeWholeMessages()
    } catch (error) {
      done(error as Error)
      return
    }
    this.#busy = this.#run(whole.bytes).then(() => {
      done()
      if (whole.ends) this.push(null)
    }, done)
  }

  /** Cuts complete messages off the front of what has arrived; a Terminate is ours to keep, it would end the engine. */
  #takeWholeMessages(): { bytes: Buffer; ends: boolean } {
    let end = 0
    let ends = false
    while (!ends) {
      const header = this.#started ? typeAndLength : lengthOnly
      if (this.#pending.length - end < header) break
      const length = this.#pending.readInt32BE(end + header - lengthOnly)
      if (length < lengthOnly || length > maxMessageBytes) throw new Error('malformed protocol message')
      const next = end + header - lengthOnly + length
      if (next > this.#pending.length) break
      if (this.#started && this.#pending[end] === terminate) {
        ends = true
        break
      }
      this.#started = true
      end = next
    }
    const bytes = this.#pending.subarray(0, end)
    this.#pending = this.#pending.subarray(end)
    return { bytes, ends }
  }

  async #run(bytes: Buffer): Promise<void> {
    if (bytes.length === 0) return
    const answer = await answerOf(this.#database, bytes)
    const tail = answer.length - 6
    this.#idle = tail >= 0 && answer[tail] === readyForQuery && answer[tail + typeAndLength] === 'I'.charCodeAt(0)
    if (!this.destroyed) this.push(answer)
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    const leave = this.#leave
    this.#leave = undefined
    void this.#cleanSession(leave !== undefined).finally(() => {
      leave?.()
      done(error)
    })
  }

  /** What this connection left open (a transaction, statements, settings) must not meet the next one. */
  async #cleanSession(entered: boolean): Promise<void> {
    await this.#busy.catch(() => {})
    if (!entered || !this.#started) return
    try {
      if (!this.#idle) {
        await answerOf(this.#database, sync)
        await answerOf(this.#database, simpleQuery('ROLLBACK'))
      }
      await answerOf(this.#database, simpleQuery('DISCARD ALL'))
    } catch {
      // The engine itself is closed: there is no session left to clean.
    }
  }
}
