import type { AddressBook, Reader } from '../../ocr/ports.ts'

/** A blank line makes every model load and compile, and an address the tree, before the first person waits for them. */
export async function warmUp(readers: readonly Reader[], book: AddressBook): Promise<void> {
  book.read('云南省昆明市', null)
  const blank = { width: 120, height: 60, data: new Uint8Array(120 * 60).fill(255) }
  for (let x = 30; x < 90; x++) blank.data.fill(0, 30 * 120 + x, 30 * 120 + x + 1)
  await Promise.all(
    readers.flatMap((reader) => [
      reader.read({ image: blank, print: blank, kind: 'chinese' }),
      reader.read({ image: blank, print: blank, kind: 'digits', alphabet: '0123456789' }),
    ]),
  )
}
