import type { readCard } from '../../src/cases/read-card.ts'

type Reading = Awaited<ReturnType<typeof readCard>>

const labelWidth = 18

/** A reading as an operator wants to see it: a line for every field with what speaks for it beneath, then the rest. */
export function printReading({ side, fields, residence, warnings, readBack, card, timing }: Reading): string {
  const row = (label: string, text: string) => `${label.padEnd(labelWidth)}${text}`
  const fieldRows = Object.entries(fields).flatMap(([name, { value, status, confidence, evidence }]) => [
    row(name, `${status.padEnd(9)}${confidence.toFixed(2)}  ${value ?? '–'}`),
    row('', evidence.join('  ')),
  ])
  const stages = Object.entries(timing.stages).map(([stage, spent]) => `${stage} ${spent}`)
  return [
    row('side', side),
    row(
      'card',
      `score ${card.score}, turned ${card.rotation}°, corners ${card.quad.map((at) => at.join(',')).join('  ')}`,
    ),
    '',
    ...fieldRows,
    '',
    row('residence', residence ? `${residence.code}  ${residence.path.map(({ name }) => name).join(' ')}` : '–'),
    ...warnings.map(({ code, field, text }) => row('warning', `${code}${field ? ` (${field})` : ''}: ${text}`)),
    row('read back', readBack.text),
    row('time', `${timing.totalMs} ms: ${stages.join(', ')}`),
  ].join('\n')
}
