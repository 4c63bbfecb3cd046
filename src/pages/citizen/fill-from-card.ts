import { readCard } from '../../cases/read-card.ts'
import { noteConsent } from '../../cases/record-consent.ts'
import { Problem } from '../../kernel/errors.ts'
import type { FilingCall } from './filing-call.ts'
import type { Wizard } from './wizard.ts'

/** Reads the posted photo of a card into the form. What is not sure is marked to be checked, never silently filled. */
export async function fillFromCard(call: FilingCall, wizard: Wizard): Promise<void> {
  const { world, actor, form, language, ctx, tell } = call
  if (form.file === undefined) throw new Problem('image.missing')
  await world.limitCards(actor)
  await noteConsent(world, actor, 'id-photo')
  const leaving = new AbortController()
  ctx.res.once('close', () => leaving.abort())
  const options = { side: 'front', signal: leaving.signal, tell } as const
  const reading = await readCard(world, form.file.bytes, options, language)
  const { name, idNumber, address } = reading.fields
  if (name?.value) wizard.applicant.name = name.value
  if (idNumber?.value) wizard.applicant.idNumber = idNumber.value
  if (reading.residence !== null) {
    wizard.residence = { code: reading.residence.code, detail: reading.residence.detail }
  } else if (address?.value) {
    wizard.residence.detail = address.value
  }
  const doubtful = Object.entries({ name, idNumber, residence: address }).flatMap(([field, read]) =>
    read?.status === 'ok' ? [] : [field],
  )
  // A reflection on what is proved by other print costs nobody another photo.
  const warnings = reading.warnings.filter(({ field }) => field === null || reading.fields[field]?.status !== 'ok')
  wizard.card = {
    readBack: reading.readBack.text,
    warnings: warnings.map(({ text }) => text),
    doubtful,
    read: {
      name: name?.value ?? null,
      idNumber: idNumber?.value ?? null,
      ...(reading.residence ? { residence: reading.residence.code } : {}),
    },
  }
}
