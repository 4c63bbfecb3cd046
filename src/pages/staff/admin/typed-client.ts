import type { PostedForm } from '../../posted-form.ts'

/** A client as somebody typed it: to be shown again, and as the API would be told it. Empty limits are none. */
export function typedClient(form: PostedForm) {
  const perMinute = form.value('callsPerMinute')
  const perDay = form.value('callsPerDay')
  const shown = {
    name: form.value('name'),
    scopes: form.values('scopes'),
    callsPerMinute: perMinute,
    callsPerDay: perDay,
    test: form.value('test') === 'yes',
  }
  const { name, scopes, test } = shown
  const limits = { callsPerMinute: numberOf(perMinute), callsPerDay: numberOf(perDay) }
  return { shown, meant: { name, scopes, test, limits } }
}

/** What is no number stays as it was typed, for the check to say so. */
function numberOf(text: string): number | string | null {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return null
  return /^\d{1,12}$/.test(plain) ? Number(plain) : plain
}
