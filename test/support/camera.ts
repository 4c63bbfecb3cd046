import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { launchBrowser } from './browser.ts'
import { service } from './service.ts'

const framesPerSecond = 5

/** YUV4MPEG2, which costs a browser little to play: brightness in full, colour in half as many rows and columns. */
async function filmOf(frames: Buffer[]): Promise<Buffer> {
  const pieces: Buffer[] = []
  for (const frame of new Set(frames)) {
    const { data, info } = await sharp(frame).raw().toBuffer({ resolveWithObject: true })
    pieces.push(Buffer.concat([Buffer.from('FRAME\n'), planesOf(data, info.width, info.height)]))
  }
  const { width, height } = await sharp(frames[0]).metadata()
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`)
  const order = [...new Set(frames)]
  return Buffer.concat([header, ...frames.map((frame) => pieces[order.indexOf(frame)] as Buffer)])
}

/** ITU-R BT.601 */
function planesOf(rgb: Buffer, width: number, height: number): Buffer {
  const half = (width / 2) * (height / 2)
  const planes = Buffer.alloc(width * height + 2 * half)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3
      const [r, g, b] = [rgb[at] as number, rgb[at + 1] as number, rgb[at + 2] as number]
      planes[y * width + x] = 16 + 0.257 * r + 0.504 * g + 0.098 * b
      if (x % 2 === 1 || y % 2 === 1) continue
      const colour = width * height + (y / 2) * (width / 2) + x / 2
      planes[colour] = 128 - 0.148 * r - 0.291 * g + 0.439 * b
      planes[colour + half] = 128 + 0.439 * r - 0.368 * g - 0.071 * b
    }
  }
  return planes
}

/** A phone whose camera sees these JPEG frames one after the other, five a second, again and again. */
export async function openPhoneWithCamera(
  frames: Buffer[],
  cookie: { name: string; value: string },
): Promise<{ page: Page; close(): Promise<void> }> {
  const { baseUrl } = await service()
  const folder = await mkdtemp(join(tmpdir(), 'camera-'))
  const film = join(folder, 'film.y4m')
  await writeFile(film, await filmOf(frames))
  const browser = await launchBrowser([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ])
  const context = await browser.newContext({
    baseURL: baseUrl,
    viewport: { width: 375, height: 740 },
    locale: 'zh-CN',
    serviceWorkers: 'block',
  })
  await context.addCookies([{ ...cookie, url: baseUrl }])
  return {
    page: await context.newPage(),
    async close() {
      await browser.close()
      await rm(folder, { recursive: true })
    },
  }
}
