import sharp from 'sharp'

/** Photos without a card, and what is none: reading real cards is measured elsewhere. */
export async function oddPhotos(): Promise<Buffer[]> {
  const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: 'teal' } })
  const jpeg = await plain(640, 480).jpeg().toBuffer()
  return [
    jpeg,
    await plain(64, 48).png().toBuffer(),
    await plain(1, 1).webp().toBuffer(),
    jpeg.subarray(0, jpeg.length / 2),
    Buffer.from('GIF89a\x01\x00\x01\x00'),
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    Buffer.alloc(0),
    Buffer.from([0xff, 0xd8, 0xff, 0, 0, 0, 0]),
  ]
}
