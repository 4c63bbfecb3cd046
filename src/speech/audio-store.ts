/** Where made audio is kept. Keys are 64 hexadecimal characters; values are opaque. A lost value is only made again. */
export interface AudioStore {
  get(key: string): Promise<Buffer | undefined>
  put(key: string, value: Buffer): Promise<void>
  delete(key: string): Promise<void>
}
