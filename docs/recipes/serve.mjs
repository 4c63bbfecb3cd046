// Serves these pages, and passes four calls on with the key, which no browser ever sees:
// BASE_URL=… API_KEY=… PORT=8080 node docs/recipes/serve.mjs
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'

const { BASE_URL, API_KEY, PORT = '8080' } = process.env
const passed = /^\/help(\/v1\/(audio\/speech|ocr\/id-card|divisions|divisions\/\d+\/children)(\?[^#]*)?)$/
const longest = 12 * 1024 * 1024

const server = createServer(async (request, response) => {
  try {
    const target = passed.exec(request.url)?.[1]
    if (target !== undefined) await passOn(target, request, response)
    else await showPage(request.url, response)
  } catch {
    response.writeHead(502).end()
  }
})
server.listen(Number(PORT), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`))

async function passOn(target, request, response) {
  const chunks = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > longest) return response.writeHead(413).end()
    chunks.push(chunk)
  }
  const answer = await fetch(`${BASE_URL}${target}`, {
    method: request.method,
    headers: {
      Authorization: `Bearer ${API_KEY}`,
      'Accept-Language': request.headers['accept-language'] ?? 'zh-CN',
      ...(bytes > 0 ? { 'Content-Type': request.headers['content-type'] } : {}),
    },
    ...(bytes > 0 ? { body: Buffer.concat(chunks) } : {}),
  })
  response.writeHead(answer.status, { 'Content-Type': answer.headers.get('Content-Type') ?? 'text/plain' })
  for await (const chunk of answer.body ?? []) response.write(chunk)
  response.end()
}

async function showPage(path, response) {
  const name = /^\/([a-z-]+\.html)$/.exec(path)?.[1]
  const page = name && (await readFile(new URL(name, import.meta.url)).catch(() => null))
  response.writeHead(page ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' }).end(page || '')
}
