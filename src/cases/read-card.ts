import { Problem, type ProblemCode } from '../kernel/errors.ts'
import type { Language } from '../kernel/words.ts'
import type { CardService } from '../ocr/card-service.ts'
import { readBack } from '../ocr/read-back.ts'
import type { TellStage } from '../ocr/stages.ts'
import type { CardReading, Warning } from '../ocr/types.ts'
import { warningKey } from '../ocr/warning-key.ts'
import { say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'
import type { CardCounter } from './count-card.ts'

type CardWorld = Pick<CaseWorld, 'words' | 'divisions'> & { cards: CardService; countCard: CardCounter }

/** The photo must be taken again; other problems are the service's own. */
const retaken: readonly ProblemCode[] = [
  'image.undecodable',
  'image.too_small',
  'card.not_found',
  'card.several',
  'card.wrong_side',
]

/** Reads a card and adds what only the rest of the service knows: the division of its address, and the words. Counts it. */
export async function readCard(
  world: CardWorld,
  image: Buffer,
  options: { side: 'auto' | 'front' | 'back'; signal: AbortSignal; tell?: TellStage | undefined },
  language: Language,
) {
  const { side, fields, warnings, card, timing } = await recognise(world, image, options)
  const reading = { side, fields, warnings, card, timing }
  const residence = residenceOf(world, reading)
  const sure = Object.values(fields).every(({ status }) => status === 'ok')
  await world.countCard(sure ? 'read' : 'doubtful', residence?.code)
  const back = readBack(reading, world.words, language)
  return {
    side,
    fields,
    residence,
    warnings: warnings.map((warning) => ({ ...warning, ...warningWords(world, warning, language) })),
    readBack: { text: back.text, speech: say(back.speech, language).speech },
    card,
    timing,
  }
}

async function recognise(world: CardWorld, image: Buffer, options: Parameters<CardService['recognise']>[1]) {
  try {
    return await world.cards.recognise(image, options)
  } catch (error) {
    if (error instanceof Problem && retaken.includes(error.code)) await world.countCard('refused')
    throw error
  }
}

function warningWords({ words }: CardWorld, warning: Warning, language: Language) {
  const field = warning.field === null ? '' : words(language, `card:field.${warning.field}`)
  return say(words(language, `card:${warningKey(warning)}`, { field }), language)
}

/** Only a county or better is offered as a home; anything wider is left to the picker. */
function residenceOf({ divisions }: CardWorld, reading: CardReading) {
  const address = reading.fields.address?.value
  if (!address) return null
  const { code, level, path, detail } = divisions.parseAddress(address)
  if (code === null || level === null || code.length < 6) return null
  return { code, level, path: path.map(({ code, name, level }) => ({ code, name, level })), detail }
}
