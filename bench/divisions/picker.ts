import { createDivisions } from '../../src/divisions/divisions.ts'
import { print } from './random.ts'

/** Every list of the picker in Yunnan, from the books as they are after a start. */
export function measurePicker(): void {
  const divisions = createDivisions()
  const spent: number[] = []
  const walk = (code: string) => {
    const start = performance.now()
    const children = divisions.children(code)
    spent.push(performance.now() - start)
    for (const child of children) if (child.level !== 'village') walk(child.code)
  }
  walk('53')
  spent.sort((a, b) => a - b)
  print(
    `picker, ${spent.length} lists p99 / longest`,
    `${spent[Math.floor(spent.length * 0.99)]?.toFixed(2)} / ${spent.at(-1)?.toFixed(2)} ms`,
  )
}
