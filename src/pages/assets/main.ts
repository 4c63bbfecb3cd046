import { enhanceForms } from './form.ts'
import { enhanceLocate } from './locate.ts'
import { enhanceNearby } from './nearby.ts'
import { keepOfflinePlaces } from './offline-places.ts'
import { enhancePickers } from './picker.ts'
import { enhancePlaceSearch } from './place-search.ts'
import { enhancePlayers } from './player.ts'
import { enhancePrinting } from './print.ts'
import { enhanceQuestions } from './questions.ts'
import { enhanceSpeak } from './speak.ts'

/** Pages are whole without any of this; here they become quicker to use. */
document.documentElement.classList.add('scripted')
document.querySelector<HTMLElement>('[data-focus]')?.focus()
enhancePlayers()
enhancePickers()
enhancePlaceSearch()
enhanceLocate()
enhanceQuestions()
enhanceNearby()
enhanceSpeak()
enhanceForms()
enhancePrinting()
keepOfflinePlaces()
