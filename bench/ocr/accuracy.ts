import type { CardService } from '../../src/ocr/card-service.ts'
import type { Group, Photo } from './photos.ts'
import { ms, percent, quantile } from './statistics.ts'
import { Tally, type Wrong } from './tally.ts'

export interface Miss {
  photo: Photo
  wrong: Wrong[]
}

/** Reads a group of photos one after the other and prints its table; returns the photos that were misread. */
export async function measureAccuracy(service: CardService, group: Group, show: boolean): Promise<Miss[]> {
  const tally = new Tally()
  const misses: Miss[] = []
  for await (const photo of group.photos()) {
    // The service wipes what it is given, and the sheet of misses needs the photo.
    const reading = await service.recognise(Buffer.from(photo.jpeg)).catch(() => null)
    const wrong = tally.add(photo, reading)
    if (wrong.length > 0) misses.push({ photo, wrong })
    if (show) for (const each of wrong) console.log(photo.name, each.field, each.truth, '→', each.read, each.status)
  }
  const of = (part: number) => percent(part, tally.photos)
  console.log(
    `\n${group.title}, ${tally.photos} photos: found ${of(tally.found)}, side ${of(tally.rightSide)}, all exact ${of(tally.allExact)}, ok but wrong ${tally.wrongOkShare()} of fields, p50 ${ms(quantile(tally.times, 0.5))}, p95 ${ms(quantile(tally.times, 0.95))}`,
  )
  console.table(tally.rows())
  console.log('warnings', tally.warnings)
  return misses
}
