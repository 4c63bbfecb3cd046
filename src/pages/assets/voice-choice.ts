import { createEitherSpeaker } from './either-speaker.ts'
import { createPhoneSpeaker, voiceOfPhone } from './phone-speaker.ts'
import type { Player } from './player.ts'
import type { Speaker } from './speaker.ts'

const key = 'voice-by'

/**
 * Offers the phone's own voice beside that of the service, where there is one; which is remembered. It also stands in where the
 * service cannot speak; a page that is read without a network says so where there is none.
 */
export function offerVoices(bar: HTMLElement, player: Player, service: Speaker): void {
  const box = bar.querySelector<HTMLElement>('[data-voice-choice]')
  const choice = box?.querySelector('select')
  const none = document.querySelector<HTMLElement>('[data-no-phone-voice]')
  if (none) none.hidden = false
  if (!box || !choice || !('speechSynthesis' in window)) return
  const engine = window.speechSynthesis
  let phone: Speaker | undefined
  let either = service

  const take = () => player.speakBy(choice.value === 'phone' && phone ? phone : either)
  const offer = () => {
    const voice = voiceOfPhone(engine, document.documentElement.lang === 'en' ? 'en' : 'zh-CN')
    if (!voice || phone) return
    phone = createPhoneSpeaker(engine, voice)
    either = createEitherSpeaker(service, phone)
    box.hidden = false
    if (none) none.hidden = true
    choice.value = localStorage.getItem(key) === 'phone' ? 'phone' : 'service'
    take()
  }
  choice.addEventListener('change', () => {
    localStorage.setItem(key, choice.value)
    take()
  })
  // Some phones tell of their voices only after a while.
  engine.addEventListener?.('voiceschanged', offer)
  offer()
}
