/** Where photos are kept. Keys are ids of ours. */
export interface FileStore {
  put(key: string, bytes: Buffer): Promise<void>
  /** null when there is none. */
  get(key: string): Promise<Buffer | null>
  remove(key: string): Promise<void>
}

/** Makes a photo safe to keep: decoded, upright, at most `maxSide` pixels, encoded anew without what it told of itself. */
export interface PhotoStudio {
  /** How many pixels it says that it has, without decoding it; 0 when it cannot be told. */
  pixels(bytes: Buffer): Promise<number>
  /** With the position that the camera wrote, WGS-84, or null. Throws `image.*` problems. */
  prepare(bytes: Buffer): Promise<{
    bytes: Buffer
    width: number
    height: number
    position: { longitude: number; latitude: number } | null
  }>
}

export interface OutgoingMessage {
  /** The same for the same message: a gateway that has it already takes it for done. */
  id: string
  channel: 'sms'
  to: string
  body: string
  /** The body for the ear, for a gateway that calls. */
  speech: string
}

/** Hands a message to whoever carries it; throws `service.unavailable` when it was not taken, `message.undeliverable` when it never will be. */
export interface Messenger {
  send(message: OutgoingMessage): Promise<void>
}

/** Work that is done after the answer, kept with the data it belongs to. */
export interface JobQueue {
  /** Within a transaction the job exists only if that commits. It is not begun before so many seconds have passed. */
  enqueue<N extends JobName>(name: N, data: JobData[N], afterSeconds: number): Promise<void>
}

export interface JobData {
  'deliver-news': { caseId: string }
  'tell-former-holder': { taskId: string }
  'expire-records': object
  'deliver-webhooks': { endpointId: string }
}
export type JobName = keyof JobData
