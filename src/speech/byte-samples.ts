/** Little-endian 16-bit samples out of a stream of bytes that may be cut anywhere. A last half sample is dropped. */
export function byteSamples(): (bytes: Uint8Array) => Int16Array {
  let half: number | undefined
  return (bytes) => {
    const whole = half === undefined ? Buffer.from(bytes) : Buffer.concat([Buffer.of(half), bytes])
    half = whole.length % 2 === 1 ? whole.at(-1) : undefined
    const samples = new Int16Array(whole.length >> 1)
    for (let i = 0; i < samples.length; i++) samples[i] = whole.readInt16LE(i * 2)
    return samples
  }
}
