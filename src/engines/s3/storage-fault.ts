/**
 * `s3.silent`: no answer in time; `s3.damaged`: not the bytes that were put; `s3.resting`: not asked, after failures in a
 * row; else the storage's own word (`s3.AccessDenied`, `s3.NoSuchBucket`) or its status (`s3.503`).
 */
export class StorageFault extends Error {
  readonly code: string
  /** Asking again may help. */
  readonly passing: boolean
  constructor(what: string, { passing, cause }: { passing: boolean; cause?: unknown }) {
    super('object storage', { cause })
    this.name = 'StorageFault'
    this.code = `s3.${what}`
    this.passing = passing
  }
}
