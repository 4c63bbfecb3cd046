/** Enough for every character of a card that fills a third of the picture; phones give what they have nearest to it. */
const wanted: MediaTrackConstraints = {
  facingMode: 'environment',
  width: { ideal: 1920 },
  height: { ideal: 1440 },
}
/** A preview frame is asked for outline, light and blur only. */
const previewLongSide = 640
const previewQuality = 0.6
const photoQuality = 0.92

export interface Camera {
  /** What is seen now: a small JPEG to ask about, and the same picture whole, made only when it is wanted. */
  look(): Promise<{ preview: Blob; photo(): Promise<Blob> }>
  /** Whether there is a lamp to switch. */
  hasLamp: boolean
  switchLamp(on: boolean): void
  stop(): void
}

/** Opens the camera at the back of the phone and shows it in `video`. Rejects when there is none or nobody lets it. */
export async function openCamera(video: HTMLVideoElement): Promise<Camera> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: wanted })
  const [track] = stream.getVideoTracks()
  const stop = () => {
    for (const each of stream.getTracks()) each.stop()
    if (video.srcObject === stream) video.srcObject = null
  }
  video.srcObject = stream
  await video.play().catch((error) => {
    stop()
    throw error
  })
  const whole = document.createElement('canvas')
  const small = document.createElement('canvas')
  return {
    async look() {
      draw(whole, video, video.videoWidth, video.videoHeight)
      const scale = Math.min(1, previewLongSide / Math.max(whole.width, whole.height))
      draw(small, whole, Math.round(whole.width * scale), Math.round(whole.height * scale))
      return { preview: await jpegOf(small, previewQuality), photo: () => jpegOf(whole, photoQuality) }
    },
    hasLamp: 'torch' in (track?.getCapabilities?.() ?? {}),
    switchLamp(on) {
      const torch = { torch: on } as MediaTrackConstraintSet
      track?.applyConstraints({ advanced: [torch] }).catch(() => undefined)
    },
    stop() {
      stop()
      for (const canvas of [whole, small]) canvas.width = 0
    },
  }
}

function draw(canvas: HTMLCanvasElement, source: CanvasImageSource, width: number, height: number): void {
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.drawImage(source, 0, 0, width, height)
}

async function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
  if (!blob) throw new Error('no picture')
  return blob
}
