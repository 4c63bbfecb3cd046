import type { AddressInfo } from 'node:net'
import Koa from 'koa'

/** The least that koa answers, at a port that it tells to whoever started it. */
const app = new Koa()
app.use((ctx) => {
  ctx.body = { hello: true }
})
const server = app.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
