import { putSealed, readSealed } from './sealed-store.ts'
import { smallerPhoto } from './smaller-photo.ts'
import type { KeptPhoto } from './waiting-entry.ts'

/** As many as a case takes. */
const mostPhotos = 30

interface KeptPhotos {
  all(): KeptPhoto[]
  show(photos: KeptPhoto[]): Promise<void>
}

/** Photos that stay on the phone, sealed, until the form is sent. `changed` is called after each that came or went. */
export function keptPhotos(
  form: HTMLFormElement,
  tell: (text: string) => void,
  changed: () => Promise<void>,
): KeptPhotos {
  let photos: KeptPhoto[] = []
  const said = (key: string, values: Record<string, string> = {}) =>
    (form.dataset[key] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')

  for (const section of form.querySelectorAll<HTMLElement>('[data-photos]')) {
    const input = section.querySelector('input')
    input?.addEventListener('change', async () => {
      const files = [...(input.files ?? [])]
      input.value = ''
      tell('')
      for (const file of files) await add(section, file)
    })
  }

  async function add(section: HTMLElement, file: File): Promise<void> {
    if (photos.length >= mostPhotos) return tell(said('many', { most: String(mostPhotos) }))
    const bytes = await smallerPhoto(file).catch(() => null)
    if (bytes === null) return tell(said('unread'))
    const photo = { id: crypto.randomUUID(), kind: section.dataset['photos'] ?? 'photo', attachmentId: null }
    try {
      await putSealed('photos', photo.id, bytes)
    } catch {
      return tell(said('full'))
    }
    photos = [...photos, photo]
    await changed()
    await draw(section)
  }

  async function draw(section: HTMLElement): Promise<void> {
    const own = photos.filter(({ kind }) => kind === section.dataset['photos'])
    const items = await Promise.all(own.map((photo, index) => itemOf(section, photo, index + 1)))
    const list = section.querySelector<HTMLElement>('.photos')
    for (const old of list?.querySelectorAll('img') ?? []) URL.revokeObjectURL(old.src)
    list?.replaceChildren(...items)
    if (list) list.hidden = items.length === 0
  }

  async function itemOf(section: HTMLElement, photo: KeptPhoto, number: number): Promise<HTMLElement> {
    const names = { material: section.dataset['title'] ?? '', number: String(number) }
    const image = document.createElement('img')
    image.width = 120
    image.height = 90
    image.alt = said('alt', names)
    image.src = URL.createObjectURL(new Blob([(await readSealed('photos', photo.id)) ?? new ArrayBuffer()]))
    const remove = document.createElement('button')
    remove.type = 'button'
    remove.className = 'button button--quiet'
    remove.textContent = said('remove', names)
    remove.addEventListener('click', async () => {
      photos = photos.filter(({ id }) => id !== photo.id)
      await changed()
      await draw(section)
      section.querySelector('input')?.focus()
    })
    const item = document.createElement('li')
    item.append(image, remove)
    return item
  }

  return {
    all: () => photos,
    async show(known) {
      photos = known
      for (const section of form.querySelectorAll<HTMLElement>('[data-photos]')) await draw(section)
    },
  }
}
