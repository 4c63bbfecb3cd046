import { createPhoneSpeaker, voiceOfPhone } from './phone-speaker.ts'
import type { Player } from './player.ts'
import type { Speaker } from './speaker.ts'

const key = 'voice-by'

/** Offers the phone's own voice beside that of the service, where there is one; which is remembered. */
export function offerVoices(bar: HTMLElement, player: Player, service: Speaker): void {
  const box = bar.querySelector<HTMLElement>('[data-voice-choice]')
  const choice = box?.querySelector('select')
  if (!box || !choice || !('speechSynthesis' in window)) return
  const engine = window.speechSynthesis
  let phone: Speaker | undefined

  const take = () => player.speakBy(choice.value === 'phone' && phone ? phone : service)
  const offer = () => {
    const voice = voiceOfPhone(engine, document.documentElement.lang === 'en' ? 'en' : 'zh-CN')
    if (!voice || phone) return
    phone = createPhoneSpeaker(engine, voice)
    box.hidden = false
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
