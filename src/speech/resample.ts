/**
 * Changes the rate of mono samples by windowed-sinc interpolation (16 zero crossings a side, Hann window): speech
 * keeps its band, and what would fold back is below what can be heard.
 */
const crossings = 16

export function resample(samples: Int16Array, from: number, to: number): Int16Array {
  if (from === to) return samples
  const ratio = from / to
  /** Below 1 when slowing the rate down: the filter then also removes what the new rate cannot hold. */
  const cutoff = Math.min(1, to / from)
  const reach = crossings / cutoff
  const out = new Int16Array(Math.round(samples.length / ratio))
  const kernels = kernelTable(cutoff, reach)
  for (let i = 0; i < out.length; i++) {
    const centre = i * ratio
    const first = Math.ceil(centre - reach)
    const last = Math.floor(centre + reach)
    let sum = 0
    for (let at = Math.max(0, first); at <= Math.min(samples.length - 1, last); at++)
      sum += (samples[at] ?? 0) * (kernels[Math.round(Math.abs(at - centre) * kernelSteps)] ?? 0)
    out[i] = Math.max(-32_768, Math.min(32_767, Math.round(sum)))
  }
  return out
}

/** Steps of the kernel's table between two samples: rounding to them is 60 dB below the signal. */
const kernelSteps = 512

function kernelTable(cutoff: number, reach: number): Float64Array {
  const table = new Float64Array(Math.ceil(reach * kernelSteps) + 1)
  for (let i = 0; i < table.length; i++) {
    const distance = i / kernelSteps
    const angle = Math.PI * distance * cutoff
    const sinc = distance === 0 ? 1 : Math.sin(angle) / angle
    table[i] = cutoff * sinc * (0.5 + 0.5 * Math.cos((Math.PI * distance) / reach))
  }
  return table
}
