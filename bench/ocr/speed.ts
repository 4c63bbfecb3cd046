import sharp from 'sharp'
import { startCardProcess } from '../../src/engines/card-program/card-process.ts'
import { runningClock } from '../../src/kernel/clock.ts'
import { type CardService, createCardService } from '../../src/ocr/card-service.ts'
import { levels } from '../../tools/specimens/spoil.ts'
import { startBareTesseract } from './bare-tesseract.ts'
import { watchOthers } from './machine-load.ts'
import { specimenGroup } from './photos.ts'
import { median, ms, quantile, times } from './statistics.ts'

/** Preview frames are shown, and one and two programs take turns, so often: what else the machine does meets all. */
const rounds = 2
/** In a shorter turn the last card, which one program reads alone, would count too much. */
const cardsInTurn = 36
/** Each program has one card in work and one waiting. */
const inFlight = 2
/** Wide enough to find a card in; what a phone's camera page sends. */
const previewWidth = 640

const clock = runningClock()
const serviceOf = (machines: number) => createCardService({ start: startCardProcess, clock, machines, queueLimit: 64 })

/** Ratios within one run, on the same photos: fronts of all levels, `perLevel` of each. */
export async function measureSpeed(seed: number, perLevel: number): Promise<void> {
  const photos: Buffer[] = []
  for (const level of levels) {
    for await (const { jpeg } of specimenGroup('front', level, seed, perLevel).photos()) photos.push(jpeg)
  }
  const [one, two] = [serviceOf(1), serviceOf(2)]
  try {
    for (const service of [one, two]) await readAll(service, photos.slice(0, 4), 2)
    const reading = await comparePairs(one, photos)
    // Before a program that is worn by many cards is replaced: its successor's start would be measured too.
    await measureGuidance(one, photos, reading)
    await compareThroughput(one, two, photos)
  } finally {
    await Promise.all([one.close(), two.close()])
  }
}

/** Every photo once by us and once by the bare engine, one after the other. Returns the median of our reading. */
async function comparePairs(service: CardService, photos: readonly Buffer[]): Promise<number> {
  const bare = await startBareTesseract()
  const ours: number[] = []
  const theirs: number[] = []
  await bare.recognise(photos[0] as Buffer)
  const others = watchOthers()
  for (const photo of photos) {
    theirs.push(await timeOf(() => bare.recognise(photo)))
    ours.push(await timeOf(() => read(service, photo)))
  }
  const ratios = ours.map((time, i) => time / (theirs[i] as number))
  console.log(`\none reading against one bare whole-image tesseract.js, ${photos.length} photos; ${others()}`)
  await bare.close()
  console.table({
    reading: { p50: ms(median(ours)), p95: ms(quantile(ours, 0.95)) },
    'bare tesseract.js': { p50: ms(median(theirs)), p95: ms(quantile(theirs, 0.95)) },
    'p50 ÷ p50': { p50: times(median(ours) / median(theirs)) },
    'median of pairs': { p50: times(median(ratios)) },
  })
  return median(ours)
}

async function compareThroughput(one: CardService, two: CardService, photos: readonly Buffer[]): Promise<void> {
  const cards = Array.from({ length: cardsInTurn }, (_, i) => photos[i % photos.length] as Buffer)
  let [alone, together] = [0, 0]
  const others = watchOthers()
  for (let round = 0; round < rounds; round++) {
    alone += await timeOf(() => readAll(one, cards, inFlight))
    together += await timeOf(() => readAll(two, cards, 2 * inFlight))
  }
  const rate = (time: number) => `${((1000 * rounds * cardsInTurn) / time).toFixed(2)} cards/s`
  console.log(`\nthroughput, ${rounds} × ${cardsInTurn} cards each; ${others()}`)
  console.table({
    'one program': { rate: rate(alone) },
    'two programs': { rate: rate(together) },
    'two ÷ one': { rate: times(alone / together) },
  })
}

async function measureGuidance(service: CardService, photos: readonly Buffer[], reading: number): Promise<void> {
  const frames = await Promise.all(
    photos.map((photo) => sharp(photo).resize(previewWidth).jpeg({ quality: 70 }).toBuffer()),
  )
  const spent: number[] = []
  const others = watchOthers()
  for (let round = 0; round < rounds; round++) {
    for (const frame of frames) spent.push(await timeOf(() => service.guide(Buffer.from(frame))))
  }
  const p95 = quantile(spent, 0.95)
  console.log(`\nguidance, ${frames.length} frames of ${previewWidth} px; ${others()}`)
  console.table({
    guidance: { p50: ms(median(spent)), p95: ms(p95) },
    'p95 ÷ reading p50': { p95: times(p95 / reading) },
  })
}

async function readAll(service: CardService, photos: readonly Buffer[], atOnce: number): Promise<void> {
  const left = [...photos]
  const lane = async () => {
    for (let photo = left.pop(); photo; photo = left.pop()) await read(service, photo)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}

/** A card that is not found has taken its time too. */
const read = (service: CardService, photo: Buffer) => service.recognise(Buffer.from(photo)).catch(() => null)

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
