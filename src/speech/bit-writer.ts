/** Bits one after the other, the highest first; grows as it is written to. */
export interface BitWriter {
  /** The lowest `count` (at most 32) bits of `value`. */
  put(value: number, count: number): void
  /** So many zeros and a one. */
  unary(zeros: number): void
  /** Zeros up to the next whole byte. */
  align(): void
  /** What was written so far, in whole bytes. */
  bytes(): Uint8Array
}

export function bitWriter(firstCapacity: number): BitWriter {
  let buffer = new Uint8Array(firstCapacity)
  let length = 0
  let held = 0
  let heldBits = 0

  function putByte(byte: number): void {
    if (length === buffer.length) {
      const larger = new Uint8Array(buffer.length * 2)
      larger.set(buffer)
      buffer = larger
    }
    buffer[length++] = byte
  }

  function put(value: number, count: number): void {
    let left = count
    while (left > 0) {
      const taken = Math.min(left, 8 - heldBits)
      held = (held << taken) | ((value >>> (left - taken)) & ((1 << taken) - 1))
      heldBits += taken
      left -= taken
      if (heldBits < 8) continue
      putByte(held)
      held = 0
      heldBits = 0
    }
  }

  return {
    put,
    unary(zeros) {
      for (let left = zeros; left > 0; left -= 32) put(0, Math.min(left, 32))
      put(1, 1)
    },
    align() {
      if (heldBits > 0) put(0, 8 - heldBits)
    },
    bytes: () => buffer.subarray(0, length),
  }
}
