import { join } from 'node:path'
import type { FileStore } from '../cases/ports.ts'
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
export function openFiles({ varDir, storage }: Pick<StoreSettings, 'varDir' | 'storage'>): FileStore {
  return storage === undefined ? diskFiles(join(varDir, 'files')) : s3Files(storage)
}

/** Spoken pieces: on the disk, and behind it in the bucket when there is one. */
export async function openAudioStore({ varDir, storage, audioCacheBytes }: StoreSettings): Promise<AudioStore> {
  const near = await openDiskAudioStore({ folder: join(varDir, 'audio'), limit: audioCacheBytes })
  return storage === undefined ? near : nearAudioStore(near, s3AudioStore(storage))
}
