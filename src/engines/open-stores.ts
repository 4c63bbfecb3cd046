import { join } from 'node:path'
import type { FileStore } from '../cases/ports.ts'
import { callTo, type Tracing, traced } from '../kernel/tracing.ts'
import type { AudioStore } from '../speech/audio-store.ts'
import type { StorageSettings } from '../storage-settings.ts'
import { openDiskAudioStore } from './disk-audio-store.ts'
import { diskFiles } from './disk-files.ts'
import { nearAudioStore } from './near-audio-store.ts'
import { s3AudioStore } from './s3/s3-audio-store.ts'
import { s3Files } from './s3/s3-files.ts'

interface StoreSettings {
  varDir: string
  storage: StorageSettings | undefined
  audioCacheBytes: number
}

/** Photos and recordings: in the bucket when there is one, else on the disk. */
export function openFiles(
  { varDir, storage }: Pick<StoreSettings, 'varDir' | 'storage'>,
  tracing?: Tracing,
): FileStore {
  if (storage === undefined) return diskFiles(join(varDir, 'files'))
  return traced(tracing, s3Files(storage), ['put', 'get', 'remove'], callTo(storage.bucketUrl, 'storage'))
}

/** Spoken pieces: on the disk, and behind it in the bucket when there is one. */
export async function openAudioStore(
  { varDir, storage, audioCacheBytes }: StoreSettings,
  tracing?: Tracing,
): Promise<AudioStore> {
  const near = await openDiskAudioStore({ folder: join(varDir, 'audio'), limit: audioCacheBytes })
  if (storage === undefined) return near
  const shared = traced(tracing, s3AudioStore(storage), ['get', 'put', 'delete'], callTo(storage.bucketUrl, 'storage'))
  return nearAudioStore(near, shared)
}
