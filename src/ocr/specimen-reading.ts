import { checkDigitOf } from '../kernel/id-number.ts'
import type { WorkStage } from './stages.ts'
import type { CardReading, FieldReading, FoundCard, Side } from './types.ts'

const first17 = '53011419560307002'

/** As a reading that was sure, or that asks the person. Its evidence says that nothing was read. */
const field = (value: string, status: FieldReading['status'] = 'ok'): FieldReading => ({
  value,
  confidence: status === 'ok' ? 1 : 0.5,
  status,
  evidence: ['specimen'],
})

const card: FoundCard = {
  quad: [
    [100, 100],
    [956, 100],
    [956, 640],
    [100, 640],
  ],
  rotation: 0,
  score: 1,
}

const sides: Record<Side, CardReading['fields']> = {
  front: {
    name: field('样本阿诗'),
    sex: field('女'),
    ethnicity: field('彝'),
    birthDate: field('1956-03-07'),
    // So that whoever tries it out sees what has to be confirmed.
    address: field('云南省昆明市呈贡区龙城街道样本小区1幢101室', 'check'),
    idNumber: field(`${first17}${checkDigitOf(first17)}`),
  },
  back: {
    issuingAuthority: field('样本公安局'),
    validFrom: field('2015-06-01'),
    validTo: field('long-term'),
  },
}

/** Of a card that is read as it lies. */
export const usualStages: readonly WorkStage[] = ['finding', 'straightening', 'reading', 'checking']

/** An invented person's card, the same whatever the photo shows: what test keys are answered. */
export function specimenReading(side: Side): CardReading {
  return { side, fields: sides[side], warnings: [], card, timing: { totalMs: 0, stages: {} } }
}
