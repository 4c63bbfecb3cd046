import { enhanceCapture } from './capture.ts'
import { enhanceDisplay } from './display-buttons.ts'
import { enhanceForms } from './form.ts'
import { enhanceHear } from './hear.ts'
import { keepVoices } from './keep-voice.ts'
import { enhanceLocate } from './locate.ts'
import { enhanceNearby } from './nearby.ts'
import { keepOfflinePlaces } from './offline-places.ts'
import { enhanceOneAtATime } from './one-at-a-time.ts'
import { enhancePickers } from './picker.ts'
import { enhancePlaceSearch } from './place-search.ts'
import { enhancePrinting } from './print.ts'
import { enhanceQuestions } from './questions.ts'
import { enhanceReadingBar } from './reading-bar.ts'
import { enhanceSpeak } from './speak.ts'
import { canWorkOffline, startOffline } from './start-offline.ts'

/** Pages are whole without any of this; here they become quicker to use. */
document.documentElement.classList.add('scripted')
enhanceDisplay()
document.querySelector<HTMLElement>('[data-focus]')?.focus()
enhanceReadingBar()
enhancePickers()
enhancePlaceSearch()
enhanceLocate()
enhanceQuestions()
enhanceNearby()
enhanceSpeak()
enhanceHear()
enhanceOneAtATime()
enhanceForms()
enhanceCapture()
enhancePrinting()
keepOfflinePlaces()
keepVoices()
startOffline()
if (document.querySelector('[data-unsupported]') && canWorkOffline()) {
  void import('./offline-pages.ts').then(({ openOfflinePages }) => openOfflinePages()).catch(() => undefined)
}
