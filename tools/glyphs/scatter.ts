/** Sums of products of samples less a middle: how samples lie about it. Symmetric; only the lower half is kept. */
export interface Scatter {
  size: number
  /** `size` rows of `size`. */
  sums: Float64Array
}

export const newScatter = (size: number): Scatter => ({ size, sums: new Float64Array(size * size) })

export function addSample({ size, sums }: Scatter, sample: Float32Array, middle: Float32Array, weight: number): void {
  const off = new Float64Array(size)
  for (let i = 0; i < size; i++) off[i] = (sample[i] as number) - (middle[i] as number)
  for (let row = 0; row < size; row++) {
    const weighed = (off[row] as number) * weight
    if (weighed === 0) continue
    for (let i = 0, at = row * size; i <= row; i++, at++) sums[at] = (sums[at] as number) + weighed * (off[i] as number)
  }
}

export function meanOf(samples: readonly Float32Array[]): Float32Array {
  const sum = new Float64Array(samples[0]?.length ?? 0)
  for (const sample of samples) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (sample[i] as number)
  return Float32Array.from(sum, (each) => each / samples.length)
}
