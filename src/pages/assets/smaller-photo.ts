/** As large as the server keeps it: a weak network carries no more. */
const mostPixels = 2048
const quality = 0.82

/** The photo upright, smaller and without what the camera wrote into it. Rejects when it cannot be opened. */
export async function smallerPhoto(file: Blob): Promise<ArrayBuffer> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, mostPixels / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('canvas')
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
  if (!made) throw new Error('photo')
  return made.arrayBuffer()
}
