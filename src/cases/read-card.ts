import type { Language } from '../kernel/words.ts'
import type { CardService } from '../ocr/card-service.ts'
import { readBack } from '../ocr/read-back.ts'
import type { CardReading, Warning } from '../ocr/types.ts'
import { warningKey } from '../ocr/warning-key.ts'
import { say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'

type CardWorld = Pick<CaseWorld, 'words' | 'divisions'> & { cards: CardService }

/** Reads a card and adds what only the rest of the service knows: the division of its address, and the words. */
export async function readCard(
  world: CardWorld,
  image: Buffer,
  options: { side: 'auto' | 'front' | 'back'; signal: AbortSignal },
  language: Language,
) {
  const { side, fields, warnings, card, timing } = await world.cards.recognise(image, options)
  const reading = { side, fields, warnings, card, timing }
  const back = readBack(reading, world.words, language)
  return {
    side,
    fields,
    residence: residenceOf(world, reading),
    warnings: warnings.map((warning) => ({ ...warning, ...warningWords(world, warning, language) })),
    readBack: { text: back.text, speech: say(back.speech, language).speech },
    card,
    timing,
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
