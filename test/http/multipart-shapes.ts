/** Uploads that no honest client sends, and a few that broken ones do. `photo` is a good picture. */
export interface Shape {
  name: string
  type: string
  body: Buffer
}

const boundary = 'yUn26'
const type = `multipart/form-data; boundary=${boundary}`
const crlf = '\r\n'

function part(headers: string[], content: Buffer | string): Buffer {
  return Buffer.concat([
    Buffer.from(`--${boundary}${crlf}${headers.join(crlf)}${crlf}${crlf}`),
    Buffer.from(content),
    Buffer.from(crlf),
  ])
}
const end = Buffer.from(`--${boundary}--${crlf}`)
const jpegType = 'Content-Type: image/png'

export function multipartOf(field: string, content: Buffer, filename = 'photo.png'): Shape {
  const headers = [`Content-Disposition: form-data; name="${field}"; filename="${filename}"`, jpegType]
  return { name: 'good', type, body: Buffer.concat([part(headers, content), end]) }
}

export function oddShapes(field: string, photo: Buffer): Shape[] {
  const file = (content: Buffer | string = photo, disposition = `form-data; name="${field}"; filename="p.png"`) =>
    part([`Content-Disposition: ${disposition}`, jpegType], content)
  const good = Buffer.concat([file(), end])
  const half = good.subarray(0, Math.floor(good.length / 2))
  const shapes: [string, Buffer | string, string?][] = [
    ['no boundary in the header', good, 'multipart/form-data'],
    ['an empty boundary', good, 'multipart/form-data; boundary='],
    ['another boundary in the body', good, 'multipart/form-data; boundary=other'],
    ['another kind of multipart', good, `multipart/mixed; boundary=${boundary}`],
    ['a boundary of 5,000 characters', good, `multipart/form-data; boundary=${'b'.repeat(5000)}`],
    ['an empty body', ''],
    ['only the closing boundary', end],
    ['only line ends', crlf.repeat(50)],
    ['text that is no multipart', 'hello'],
    ['random bytes', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251))],
    ['a body cut in the middle of the photo', half],
    ['a body cut in the headers of the part', Buffer.from(`--${boundary}${crlf}Content-Disposition: form-da`)],
    [
      'a body cut after the headers',
      Buffer.from(`--${boundary}${crlf}Content-Disposition: form-data; name="${field}"`),
    ],
    ['no closing boundary', file()],
    ['two files', Buffer.concat([file(), file(), end])],
    ['a file under another name', Buffer.concat([file(photo, 'form-data; name="other"; filename="p.png"'), end])],
    ['a file without a field name', Buffer.concat([file(photo, 'form-data; filename="p.png"'), end])],
    ['a file with an empty field name', Buffer.concat([file(photo, 'form-data; name=""; filename="p.png"'), end])],
    [
      'the file as a text field',
      Buffer.concat([part([`Content-Disposition: form-data; name="${field}"`], 'text'), end]),
    ],
    ['an empty file', Buffer.concat([file(''), end])],
    [
      'an unknown text field beside the file',
      Buffer.concat([part(['Content-Disposition: form-data; name="x"'], 'y'), file(), end]),
    ],
    [
      'a field called __proto__',
      Buffer.concat([part(['Content-Disposition: form-data; name="__proto__"'], 'y'), file(), end]),
    ],
    [
      '200 text fields',
      Buffer.concat([...Array(200).fill(part(['Content-Disposition: form-data; name="x"'], 'y')), file(), end]),
    ],
    [
      'a text field of 100 KB',
      Buffer.concat([part(['Content-Disposition: form-data; name="x"'], 'y'.repeat(100_000)), end]),
    ],
    [
      'a field name of 10 KB',
      Buffer.concat([part([`Content-Disposition: form-data; name="${'n'.repeat(10_000)}"`], 'y'), end]),
    ],
    ['a header of 100 KB', Buffer.concat([part([`X-Long: ${'h'.repeat(100_000)}`], photo), end])],
    ['2,000 headers in a part', Buffer.concat([part(Array(2000).fill('X-Many: 1'), photo), end])],
    ['no headers in the part', Buffer.concat([part([], photo), end])],
    ['a header without a colon', Buffer.concat([part(['Content-Disposition form-data'], photo), end])],
    ['another disposition', Buffer.concat([file(photo, `attachment; name="${field}"; filename="p.png"`), end])],
    ['bare line feeds', good.toString('latin1').replaceAll('\r\n', '\n')],
    ['bare carriage returns', good.toString('latin1').replaceAll('\r\n', '\r')],
    [
      'a multipart within the part',
      Buffer.concat([
        part(
          [`Content-Disposition: form-data; name="${field}"`, 'Content-Type: multipart/mixed; boundary=inner'],
          `--inner${crlf}Content-Disposition: attachment; filename="p.png"${crlf}${crlf}x${crlf}--inner--`,
        ),
        end,
      ]),
    ],
    [
      'base64 content',
      Buffer.concat([
        part(
          [`Content-Disposition: form-data; name="${field}"; filename="p.png"`, 'Content-Transfer-Encoding: base64'],
          photo.toString('base64'),
        ),
        end,
      ]),
    ],
    [
      'a zero byte in the field name',
      Buffer.concat([file(photo, `form-data; name="${field}\0"; filename="p.png"`), end]),
    ],
    ['a boundary that never starts with dashes', good.toString('latin1').replaceAll(`--${boundary}`, boundary)],
    [
      'a charset that does not exist',
      Buffer.concat([
        part(['Content-Disposition: form-data; name="x"', 'Content-Type: text/plain; charset=nonsense'], 'y'),
        end,
      ]),
    ],
  ]
  return shapes.map(([name, body, own = type]) => ({
    name,
    type: own,
    body: typeof body === 'string' ? Buffer.from(body, 'latin1') : body,
  }))
}
